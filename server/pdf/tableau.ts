import { ENCRE, ENCRE_2, NOTE, SURFACE_2, TRAIT, TRAIT_FORT } from './encre.ts'
import { BAS, GAUCHE, LARGEUR, type Papier, type Pose } from './papier.ts'

export interface ColonneTableau {
  titre: string
  /** Share of the width. */
  part: number
  aligner?: 'left' | 'right'
}

export interface Tableau {
  /** What the table holds, for whoever does not see it. */
  resume: string
  colonnes: readonly ColonneTableau[]
  lignes: readonly (readonly string[])[]
}

/** Rows that would go beyond the last page allowed, less some height kept for what follows, are left out. */
export interface Limite {
  pagesMax: number
  reserve: number
}

const ESPACE = 5
const MARGE_Y = 2.6
const ENTETE: Pose = { ...NOTE, gras: true, encre: ENCRE_2 }
const CELLULE: Pose = { taille: 7.6, encre: ENCRE_2, lignesMax: 2 }
const TITRE_LIGNE: Pose = { ...CELLULE, encre: ENCRE }

/**
 * A table whose header is said again on each page it goes on; the first column names the row.
 * @returns how many rows were written.
 */
export function writeTableau(
  papier: Papier,
  tableau: Tableau,
  { pagesMax, reserve }: Limite = { pagesMax: Number.POSITIVE_INFINITY, reserve: 0 },
): number {
  const somme = tableau.colonnes.reduce((total, { part }) => total + part, 0)
  let gauche = GAUCHE
  const colonnes = tableau.colonnes.map((colonne) => {
    const prise = (colonne.part / somme) * LARGEUR
    const place = { ...colonne, x: gauche, largeur: prise - ESPACE }
    gauche += prise
    return place
  })
  const titres = colonnes.map(({ titre }) => titre)
  let ecrites = 0
  papier.partie(
    'Table',
    () => {
      papier.place(3 * hauteurOf(papier, titres, colonnes, ENTETE))
      papier.partie('TR', () => writeEntete(papier, titres, colonnes, true))
      for (const ligne of tableau.lignes) {
        const hauteur = hauteurOf(papier, ligne, colonnes, CELLULE)
        if (papier.page >= pagesMax && papier.y + hauteur > BAS - reserve) break
        if (papier.y + hauteur > BAS) {
          papier.place(hauteur)
          writeEntete(papier, titres, colonnes, false)
        }
        writeLigne(papier, ligne, colonnes, hauteur, ecrites % 2 === 1)
        ecrites += 1
      }
    },
    { alt: tableau.resume },
  )
  papier.y += 4
  return ecrites
}

type Placee = ColonneTableau & { x: number; largeur: number }

const hauteurOf = (
  papier: Papier,
  textes: readonly string[],
  colonnes: readonly Placee[],
  pose: Pose,
): number =>
  Math.max(...colonnes.map((colonne, i) => papier.hauteurTexte(textes[i] || ' ', poseOf(colonne, pose)))) +
  2 * MARGE_Y

/** @param vraie the header proper; on the following pages it is only there for the eye. */
function writeEntete(
  papier: Papier,
  titres: readonly string[],
  colonnes: readonly Placee[],
  vraie: boolean,
): void {
  const hauteur = hauteurOf(papier, titres, colonnes, ENTETE)
  const haut = papier.y
  const write = (colonne: Placee) =>
    papier.texte(colonne.titre, colonne.x, haut + MARGE_Y, poseOf(colonne, ENTETE))
  const trait = () =>
    papier.doc
      .lineWidth(0.8)
      .strokeColor(TRAIT_FORT)
      .moveTo(GAUCHE, haut + hauteur)
      .lineTo(GAUCHE + LARGEUR, haut + hauteur)
      .stroke()
  if (vraie) {
    for (const colonne of colonnes) papier.feuille('TH', () => write(colonne), { portee: 'Column' })
    papier.artefact(trait)
  } else {
    papier.artefact(() => {
      for (const colonne of colonnes) write(colonne)
      trait()
    }, 'Pagination')
  }
  papier.y += hauteur
}

function writeLigne(
  papier: Papier,
  ligne: readonly string[],
  colonnes: readonly Placee[],
  hauteur: number,
  grisee: boolean,
): void {
  const haut = papier.y
  papier.artefact(() => {
    if (grisee) papier.doc.rect(GAUCHE, haut, LARGEUR, hauteur).fill(SURFACE_2)
    papier.doc
      .lineWidth(0.4)
      .strokeColor(TRAIT)
      .moveTo(GAUCHE, haut + hauteur)
      .lineTo(GAUCHE + LARGEUR, haut + hauteur)
      .stroke()
  })
  papier.partie('TR', () => {
    for (const [i, colonne] of colonnes.entries()) {
      const pose = poseOf(colonne, i === 0 ? TITRE_LIGNE : CELLULE)
      const write = () => void papier.texte(ligne[i] || ' ', colonne.x, haut + MARGE_Y, pose)
      papier.feuille(i === 0 ? 'TH' : 'TD', write, i === 0 ? { portee: 'Row' } : {})
    }
  })
  papier.y += hauteur
}

const poseOf = ({ largeur, aligner }: Placee, pose: Pose): Pose => ({
  ...pose,
  largeur,
  ...(aligner && { aligner, colonne: aligner === 'right' }),
})
