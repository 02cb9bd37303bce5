import type { FormeComparaison, LigneComparee } from '../../../data/dessin/comparaison.ts'
import { echelleOf } from '../../../data/dessin/echelle.ts'
import { nombreCourt } from '../../../data/mots/nombre.ts'
import { suffixe, type Unite, valeurAvecUnite } from '../../../data/mots/valeur.ts'
import { ACCENT, ACCENT_BANDE, ENCRE, ENCRE_2, ENCRE_3, REPERE, REPERE_BANDE, TRAIT } from '../encre.ts'
import type { Papier } from '../papier.ts'

const RANG = 22
const AXE = 12
const MARGE = 4
const TAILLE = 7.6

/** Height of a comparison of so many places. */
export const hauteurComparaison = (lignes: number): number => lignes * RANG + AXE

interface Place {
  x: number
  y: number
  largeur: number
}

/** Places compared on one scale, each with what is not sure of it: the chart of the site, on paper. */
export function drawComparaison(
  papier: Papier,
  lignes: readonly LigneComparee[],
  { unite, forme }: { unite: Unite; forme: FormeComparaison },
  { x, y, largeur }: Place,
): void {
  const { doc } = papier
  const fond = y + lignes.length * RANG
  const valeurs = lignes.flatMap(({ valeur, bas, haut }) => [valeur, bas, haut].filter((v) => v !== null))
  const fixe = unite.id === 'pourcent' ? ([0, 100] as const) : undefined
  const echelle = echelleOf(valeurs, [x + MARGE, x + largeur - MARGE], { zero: forme === 'barre', fixe })
  for (const repere of echelle.reperes) {
    const place = echelle.x(repere)
    doc
      .lineWidth(0.5)
      .strokeColor(TRAIT)
      .moveTo(place, y)
      .lineTo(place, fond + 2)
      .stroke()
    const texte = `${nombreCourt(repere)}${unite.id === 'pourcent' ? suffixe(unite, repere) : ''}`
    const style = { taille: 6.4, encre: ENCRE_3 }
    const moitie = papier.largeurTexte(texte, style) / 2
    const gauche = Math.min(Math.max(place - moitie, x), x + largeur - 2 * moitie)
    papier.texte(texte, gauche, fond + 2.5, style)
  }
  for (const [rang, ligne] of lignes.entries()) {
    drawLigne(papier, ligne, { unite, forme, echelle }, { x, y: y + rang * RANG, largeur })
  }
}

function drawLigne(
  papier: Papier,
  ligne: LigneComparee,
  { unite, forme, echelle }: { unite: Unite; forme: FormeComparaison; echelle: ReturnType<typeof echelleOf> },
  { x, y, largeur }: Place,
): void {
  const { doc } = papier
  const { valeur, bas, haut, libelle, sujet, reserve } = ligne
  const [plein, bande] = sujet ? [ACCENT, ACCENT_BANDE] : [REPERE, REPERE_BANDE]
  const ecrit = write(valeur, reserve, unite)
  const prise = papier.largeurTexte(ecrit, { taille: TAILLE, gras: true })
  const nom = { taille: TAILLE, gras: sujet, encre: sujet ? ENCRE : ENCRE_2, lignesMax: 1 }
  papier.texte(libelle, x + MARGE, y + 0.5, { ...nom, largeur: largeur - prise - 3 * MARGE })
  papier.texte(ecrit, x + largeur - MARGE - prise, y + 0.5, { taille: TAILLE, gras: true, encre: ENCRE })
  const milieu = y + 16
  if (bas !== null && haut !== null) {
    doc
      .roundedRect(echelle.x(bas), milieu - 3.2, Math.max(1, echelle.x(haut) - echelle.x(bas)), 6.4, 1)
      .fill(bande)
  }
  if (valeur === null) return
  const place = echelle.x(valeur)
  if (forme === 'point') doc.circle(place, milieu, sujet ? 3.4 : 2.7).fill(plein)
  else doc.rect(echelle.x(0), milieu - 2.2, Math.max(0.8, place - echelle.x(0)), 4.4).fill(plein)
}

const write = (valeur: number | null, reserve: string, unite: Unite): string =>
  valeur === null ? reserve : `${valeurAvecUnite(valeur, unite)}${reserve ? ` (${reserve})` : ''}`
