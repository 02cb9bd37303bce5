import { nombre, part } from '../../../data/mots/nombre.ts'
import { BLANC, ENCRE, ENCRE_2 } from '../encre.ts'
import type { Papier } from '../papier.ts'
import { hatch } from './hachures.ts'

/** One place: how many units in each class, in the order of the classes, then without answer. */
export interface LigneRepartie {
  libelle: string
  effectifs: readonly number[]
  nonCommuniques: number
}

export interface ClasseDessinee {
  libelle: string
  couleur: string
}

const RANG = 21
const LEGENDE = 10
const NC = 'Non communiqué (n.c.)'
const TAILLE = 7.6

const muets = (lignes: readonly LigneRepartie[]): boolean => lignes.some((l) => l.nonCommuniques > 0)

/** Height of a distribution, its legend included. */
export const hauteurRepartition = (lignes: readonly LigneRepartie[], classes: number): number =>
  lignes.length * RANG + 4 + (classes + (muets(lignes) ? 1 : 0)) * LEGENDE

/** Units by class, silence being a class: one bar of 100 % per place, then what each colour is. */
export function drawRepartition(
  papier: Papier,
  lignes: readonly LigneRepartie[],
  classes: readonly ClasseDessinee[],
  { x, y, largeur }: { x: number; y: number; largeur: number },
): void {
  for (const [rang, ligne] of lignes.entries()) {
    const haut = y + rang * RANG
    const sujet = rang === 0
    const style = { taille: TAILLE, gras: sujet, encre: sujet ? ENCRE : ENCRE_2, largeur, lignesMax: 1 }
    papier.texte(ligne.libelle, x, haut, style)
    drawBarre(papier, ligne, classes, [x, haut + 10.5, largeur, sujet ? 8 : 6])
  }
  const premiere = lignes[0]
  let ligneY = y + lignes.length * RANG + 4
  const total = totalOf(premiere)
  const entrees = [
    ...classes.map((classe, i) => ({ ...classe, effectif: premiere?.effectifs[i] ?? 0 })),
    ...(muets(lignes) ? [{ libelle: NC, couleur: null, effectif: premiere?.nonCommuniques ?? 0 }] : []),
  ]
  for (const { libelle, couleur, effectif } of entrees) {
    pastille(papier, couleur, x, ligneY + 1.2)
    const ecrit = `${nombre(effectif)} (${part(effectif / total)})`
    const prise = papier.largeurTexte(ecrit, { taille: 7 })
    papier.texte(libelle, x + 11, ligneY, {
      taille: 7,
      encre: ENCRE_2,
      largeur: largeur - prise - 18,
      lignesMax: 1,
    })
    papier.texte(ecrit, x + largeur - prise, ligneY, { taille: 7, encre: ENCRE })
    ligneY += LEGENDE
  }
}

const totalOf = (ligne: LigneRepartie | undefined): number =>
  Math.max(1, ligne?.effectifs.reduce((somme, n) => somme + n, ligne.nonCommuniques) ?? 1)

function drawBarre(
  papier: Papier,
  ligne: LigneRepartie,
  classes: readonly ClasseDessinee[],
  [x, y, largeur, hauteur]: readonly [number, number, number, number],
): void {
  const { doc } = papier
  const total = totalOf(ligne)
  let gauche = x
  for (const [i, effectif] of [...ligne.effectifs, ligne.nonCommuniques].entries()) {
    if (effectif === 0) continue
    const prise = (effectif / total) * largeur
    const couleur = classes[i]?.couleur
    const boite = [gauche, y, prise, hauteur] as const
    if (couleur) doc.rect(...boite).fill(couleur)
    else hatch(papier, () => doc.rect(...boite), boite)
    doc
      .lineWidth(0.6)
      .strokeColor(BLANC)
      .rect(...boite)
      .stroke()
    gauche += prise
  }
}

/** Small square of a legend; hatched without colour. */
export function pastille(papier: Papier, couleur: string | null, x: number, y: number): void {
  const boite = [x, y, 7, 7] as const
  if (couleur) papier.doc.rect(...boite).fill(couleur)
  else hatch(papier, () => papier.doc.rect(...boite), boite)
}
