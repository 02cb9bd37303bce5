import { AXES_QUADRANT, type Case } from '../../../data/dessin/quadrant.ts'
import { nombre, part } from '../../../data/mots/nombre.ts'
import { ACCENT, ENCRE, ENCRE_2, ENCRE_3, OCRE, SURFACE_2 } from '../encre.ts'
import type { Papier } from '../papier.ts'

const COTE = 40
const ENTETE = 12
const ECART = 3
const GOUTTIERE = 34

export const HAUTEUR_QUADRANT = ENTETE + 2 * COTE + ECART + 12

/** Possible against observed, as four cells whose ink is their share. */
export function drawQuadrant(
  papier: Papier,
  cases: readonly Case[],
  nonCommuniques: number,
  { x, y, largeur }: { x: number; y: number; largeur: number },
): void {
  const { doc } = papier
  const total = Math.max(
    1,
    cases.reduce((somme, { effectif }) => somme + effectif, nonCommuniques),
  )
  const cote = (largeur - GOUTTIERE - ECART) / 2
  const axe = { taille: 6.8, encre: ENCRE_3 }
  for (const [i, mot] of AXES_QUADRANT.possible.entries()) {
    papier.texte(mot, x + GOUTTIERE + i * (cote + ECART), y, { ...axe, largeur: cote, aligner: 'center' })
  }
  for (const [i, mot] of AXES_QUADRANT.constate.entries()) {
    papier.texte(mot, x, y + ENTETE + (1 - i) * (COTE + ECART) + COTE / 2 - 4, axe)
  }
  for (const { possible, constate, effectif, signalee } of cases) {
    const gauche = x + GOUTTIERE + possible * (cote + ECART)
    const haut = y + ENTETE + (1 - constate) * (COTE + ECART)
    doc.roundedRect(gauche, haut, cote, COTE, 2).fill(SURFACE_2)
    const encre = Math.min(0.4, (0.45 * effectif) / total)
    doc
      .save()
      .fillOpacity(encre)
      .roundedRect(gauche, haut, cote, COTE, 2)
      .fill(signalee ? OCRE : ACCENT)
      .restore()
    const pose = { largeur: cote, aligner: 'center' as const }
    papier.texte(nombre(effectif), gauche, haut + 6, { ...pose, taille: 13, gras: true, encre: ENCRE })
    papier.texte(part(effectif / total), gauche, haut + 24, { ...pose, taille: 7.6, encre: ENCRE_2 })
  }
  if (nonCommuniques === 0) return
  const muets = `${nombre(nonCommuniques)} (${part(nonCommuniques / total)}) sans réponse, hors du tableau.`
  papier.texte(muets, x, y + ENTETE + 2 * COTE + ECART + 3, { taille: 6.8, encre: ENCRE_3 })
}
