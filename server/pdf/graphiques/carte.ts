import { type Classement, classify } from '../../../data/dessin/classes.ts'
import {
  type Anneau,
  type Cadre,
  type Emprise,
  empriseOf,
  type Projeter,
  projectionOf,
} from '../../../data/dessin/projection.ts'
import type { Carte, Zone } from '../../queries/carte.ts'
import { BLANC, ENCRE, ENCRE_2, isSombre } from '../encre.ts'
import type { Papier } from '../papier.ts'
import { hatch } from './hachures.ts'
import { pastille } from './repartition.ts'

const LIGNE_LEGENDE = 10
const COLONNES = 2
/** Overseas départements stand under the rest, each in its own little frame. */
const VIGNETTE = 34
/** Points closer than this on paper are one. */
const PAS = 0.35

/** Classes that colour a map. */
export const classementOf = ({ indicateur, niveau, zones }: Carte): Classement =>
  classify(indicateur, { niveau, modalites: null, valeurs: zones.map(({ valeur }) => valeur) }, false)

/** A map and its legend, as vectors. */
export function drawCarte(papier: Papier, carte: Carte, cadre: Cadre): void {
  const [x, y, largeur, hauteur] = cadre
  const classement = classementOf(carte)
  const legende = Math.ceil((classement.classes.length + 1) / COLONNES) * LIGNE_LEGENDE + 6
  const { metropole, lointaines } = separate(carte.zones)
  const bas = hauteur - legende - (lointaines.length > 0 ? 2 * VIGNETTE + 4 : 0)
  drawZones(papier, metropole, classement, [x, y, largeur, bas])
  for (const [i, zone] of lointaines.entries()) {
    const parRang = Math.floor(largeur / VIGNETTE)
    const coin: Cadre = [
      x + (i % parRang) * VIGNETTE + 2,
      y + bas + 4 + Math.floor(i / parRang) * VIGNETTE,
      VIGNETTE - 4,
      VIGNETTE - 4,
    ]
    drawZones(papier, [zone], classement, coin)
  }
  drawLegende(papier, classement, x, y + hauteur - legende + 6, largeur)
}

/** Overseas zones are set apart when there is a mainland to stand beside. */
function separate(zones: readonly Zone[]): { metropole: Zone[]; lointaines: Zone[] } {
  const loin = zones.filter(({ code }) => /^9[78]\d$/.test(code))
  const pres = zones.filter((zone) => !loin.includes(zone))
  return pres.length === 0 ? { metropole: loin, lointaines: [] } : { metropole: pres, lointaines: loin }
}

function drawZones(papier: Papier, zones: readonly Zone[], classement: Classement, cadre: Cadre): void {
  const emprise = cadrage(zones)
  if (!emprise) return
  const { doc } = papier
  const projeter = projectionOf(emprise, cadre)
  const autour = zones.filter(({ dedans }) => !dedans)
  const dedans = zones.filter((zone) => zone.dedans)
  doc.save()
  doc.rect(...cadre).clip()
  for (const zone of autour) paint(papier, zone, classement, projeter, cadre)
  if (autour.length > 0) {
    // The outline is drawn before what it surrounds: only its outer half is seen, inner borders stay thin.
    for (const { anneaux } of dedans) tracer(papier, anneaux, projeter)
    doc.lineJoin('round').lineWidth(3.2).strokeColor(ENCRE).stroke()
  }
  for (const zone of dedans) paint(papier, zone, classement, projeter, cadre)
  const lisibles = dedans.length <= NOMMEES_MAX ? zones : []
  for (const zone of lisibles) name(papier, zone, classement, projeter, cadre)
  doc.restore()
}

/** Frame around the territory, with some of what surrounds it. */
function cadrage(zones: readonly Zone[]): Emprise | null {
  const dedans = zones.filter((zone) => zone.dedans)
  const emprise = empriseOf(dedans.flatMap(({ anneaux }) => anneaux.flat()))
  if (!emprise || dedans.length === zones.length) return emprise
  const [ouest, sud, est, nord] = emprise
  const dx = Math.max(est - ouest, 0.02) * AUTOUR
  const dy = Math.max(nord - sud, 0.02) * AUTOUR
  return [ouest - dx, sud - dy, est + dx, nord + dy]
}
const AUTOUR = 0.55

function paint(
  papier: Papier,
  zone: Zone,
  { classes, classeDe }: Classement,
  projeter: Projeter,
  cadre: Cadre,
): void {
  const { doc } = papier
  const trace = () => tracer(papier, zone.anneaux, projeter)
  const couleur = zone.valeur === null ? null : classes[classeDe(zone.valeur)]?.couleur
  if (couleur) {
    trace()
    doc.fill(couleur, 'even-odd')
  } else hatch(papier, trace, boiteOf(zone.anneaux, projeter, cadre))
  trace()
  doc.lineJoin('round').lineWidth(0.5).strokeColor(BLANC).stroke()
}

/** Smallest rectangle of the frame that holds a shape: hatches are not drawn further. */
function boiteOf(
  anneaux: readonly Anneau[],
  projeter: Projeter,
  [x, y, l, h]: Cadre,
): [number, number, number, number] {
  const points = anneaux.flat().map(projeter)
  const xs = points.map(([px]) => Math.min(Math.max(px, x), x + l))
  const ys = points.map(([, py]) => Math.min(Math.max(py, y), y + h))
  const [gauche, haut] = [Math.min(...xs), Math.min(...ys)]
  return [gauche, haut, Math.max(...xs) - gauche, Math.max(...ys) - haut]
}

function tracer({ doc }: Papier, anneaux: readonly Anneau[], projeter: Projeter): void {
  for (const anneau of anneaux) {
    let dernier: [number, number] | null = null
    for (const lieu of anneau) {
      const [px, py] = projeter(lieu)
      if (!dernier) doc.moveTo(px, py)
      else if (Math.abs(px - dernier[0]) < PAS && Math.abs(py - dernier[1]) < PAS) continue
      else doc.lineTo(px, py)
      dernier = [px, py]
    }
    if (dernier) doc.closePath()
  }
}

/** A map cut finer than this has no room for names. */
const NOMMEES_MAX = 20
const TAILLE_NOM = 5.6

/** The name of a zone, where it fits inside it. */
function name(
  papier: Papier,
  zone: Zone,
  { classes, classeDe }: Classement,
  projeter: Projeter,
  cadre: Cadre,
): void {
  const plus = zone.anneaux.reduce(
    (large, anneau) => (etendue(anneau) > etendue(large) ? anneau : large),
    zone.anneaux[0] ?? [],
  )
  const [gauche, haut, largeur, hauteur] = boiteOf([plus], projeter, cadre)
  const style = { taille: TAILLE_NOM, gras: zone.dedans }
  const prise = papier.largeurTexte(zone.nom, style)
  if (prise > largeur * 0.66 || hauteur < 2 * TAILLE_NOM || zone.valeur === null) return
  const fond = classes[classeDe(zone.valeur)]?.couleur ?? BLANC
  const encre = isSombre(fond) ? BLANC : zone.dedans ? ENCRE : ENCRE_2
  papier.texte(zone.nom, gauche + (largeur - prise) / 2, haut + hauteur / 2 - TAILLE_NOM * 0.65, {
    ...style,
    encre,
  })
}

function etendue(anneau: Anneau): number {
  const emprise = empriseOf(anneau)
  return emprise ? (emprise[2] - emprise[0]) * (emprise[3] - emprise[1]) : 0
}

function drawLegende(papier: Papier, { classes }: Classement, x: number, y: number, largeur: number): void {
  const entrees = [...classes, { libelle: 'Sans valeur connue', couleur: null }]
  const rangs = Math.ceil(entrees.length / COLONNES)
  const colonne = largeur / COLONNES
  for (const [i, { libelle, couleur }] of entrees.entries()) {
    const gauche = x + Math.floor(i / rangs) * colonne
    const haut = y + (i % rangs) * LIGNE_LEGENDE
    pastille(papier, couleur, gauche, haut)
    const pose = { taille: 7, encre: ENCRE_2, largeur: colonne - 14, lignesMax: 1 }
    papier.texte(libelle, gauche + 11, haut - 1, pose)
  }
}
