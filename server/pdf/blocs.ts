import { ACCENT, COURANT, ENCRE, TRAIT } from './encre.ts'
import { GAUCHE, LARGEUR, type Papier, type Pose } from './papier.ts'

/** Title of a part, never left alone at the bottom of a page. @param suite height that must follow it on the page. */
export function writeTitre(papier: Papier, texte: string, suite: number): void {
  if (!papier.place(32 + suite)) papier.y += 6
  const haut = papier.y
  papier.feuille('H2', () => {
    papier.texte(texte, GAUCHE, haut, { taille: 13, gras: true, encre: ACCENT })
  })
  papier.artefact(() => {
    papier.doc
      .lineWidth(0.8)
      .strokeColor(TRAIT)
      .moveTo(GAUCHE, haut + 18)
      .lineTo(GAUCHE + LARGEUR, haut + 18)
      .stroke()
  })
  papier.y = haut + 25
}

/** Title of a block. */
export function writeSousTitre(papier: Papier, texte: string, suite: number): void {
  papier.place(16 + suite)
  const haut = papier.y
  papier.feuille('H3', () => {
    papier.texte(texte, GAUCHE, haut, { taille: 9.5, gras: true, encre: ENCRE })
  })
  papier.y = haut + 15
}

/** A paragraph over the whole width. */
export function writeParagraphe(papier: Papier, texte: string, pose: Pose = COURANT): void {
  const entiere = { largeur: LARGEUR, ...pose }
  papier.place(papier.hauteurTexte(texte, entiere))
  const haut = papier.y
  papier.feuille('P', () => {
    papier.y = haut + papier.texte(texte, GAUCHE, haut, entiere)
  })
  papier.y += 3
}

/** Sentences as a list, each with its mark. */
export function writeListe(papier: Papier, phrases: readonly string[], pose: Pose = COURANT): void {
  papier.partie('L', () => {
    for (const phrase of phrases) {
      const entiere = { ...pose, largeur: LARGEUR - 10 }
      papier.place(papier.hauteurTexte(phrase, entiere))
      const haut = papier.y
      papier.partie('LI', () => {
        papier.feuille('Lbl', () => void papier.texte('•', GAUCHE, haut, pose))
        papier.feuille('LBody', () => {
          papier.y = haut + papier.texte(phrase, GAUCHE + 10, haut, entiere)
        })
      })
      papier.y += 2
    }
  })
  papier.y += 3
}
