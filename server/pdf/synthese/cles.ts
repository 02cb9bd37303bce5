import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { chiffresClesOf } from '../../../data/mots/chiffres-cles.ts'
import { phrasesRang } from '../../../data/mots/rang.ts'
import { ditCouverture } from '../../../data/mots/reponses.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { nomOfUnites } from '../../../data/mots/unites.ts'
import { suffixe, valeurOuStatut, valeurSeule } from '../../../data/mots/valeur.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import { writeParagraphe, writeTitre } from '../blocs.ts'
import { ACCENT, ENCRE, ENCRE_2, NOTE, SURFACE_2, TRAIT } from '../encre.ts'
import { GAUCHE, LARGEUR, type Papier } from '../papier.ts'

const COLONNES = 3
const ECART = 9
const LARGEUR_CARTE = (LARGEUR - (COLONNES - 1) * ECART) / COLONNES
const HAUTEUR = 88

/** The few numbers that one came for, each with who answered. */
export function writeCles(papier: Papier, donnees: DonneesSynthese): void {
  const cles = clesOf(donnees)
  papier.partie('Sect', () => {
    writeTitre(papier, 'Chiffres clés', HAUTEUR)
    if (cles.length === 0) {
      writeParagraphe(papier, 'Aucune valeur n’est publiée pour ces établissements.')
      return
    }
    for (let i = 0; i < cles.length; i += COLONNES) {
      papier.place(HAUTEUR)
      for (const [j, cle] of cles.slice(i, i + COLONNES).entries()) {
        writeCle(papier, cle, GAUCHE + j * (LARGEUR_CARTE + ECART), papier.y, donnees)
      }
      papier.y += HAUTEUR + ECART
    }
  })
}

/** Key figures, the same as those of the page. */
export const clesOf = ({ mesures }: DonneesSynthese) => {
  const siennes = mesures.flatMap(({ chiffres, campagne, indicateur }) => {
    const chiffre = chiffres[0]
    return chiffre ? [{ ...chiffre, campagne, indicateur: indicateur.id, libelle: indicateur.libelle }] : []
  })
  return chiffresClesOf(siennes)
}

function writeCle(
  papier: Papier,
  cle: ReturnType<typeof clesOf>[number],
  x: number,
  y: number,
  { perimetre, rangs }: DonneesSynthese,
): void {
  const { libelle, valeur, statut, unite, couverture, campagne } = cle
  const interieur = LARGEUR_CARTE - 16
  papier.artefact(() => {
    papier.doc.roundedRect(x, y, LARGEUR_CARTE, HAUTEUR, 4).fill(SURFACE_2)
    papier.doc.roundedRect(x + 8, y + 49, interieur, 3, 1.5).fill(TRAIT)
    if (couverture) papier.doc.roundedRect(x + 8, y + 49, interieur * couverture, 3, 1.5).fill(ACCENT)
  })
  papier.feuille('H3', () => {
    papier.texte(libelle, x + 8, y + 6, { taille: 8, encre: ENCRE_2, largeur: interieur, lignesMax: 1 })
  })
  const rang = rangs.find(({ indicateur }) => indicateur === cle.indicateur)
  const qui = ditCouverture(cle, nomOfUnites(cle.grain, perimetre.type))
  papier.feuille('P', () => {
    const gros = { taille: 20, gras: true, encre: ENCRE }
    const seul = valeur === null ? valeurOuStatut(valeur, statut, unite) : valeurSeule(valeur, unite)
    papier.texte(seul, x + 8, y + 17, gros)
    const apres = x + 8 + papier.largeurTexte(seul, gros)
    if (valeur !== null) {
      const mot = suffixe(unite, valeur)
      papier.texte(mot, apres, y + 28, {
        taille: 8,
        encre: ENCRE_2,
        largeur: x + LARGEUR_CARTE - 6 - apres,
        lignesMax: 1,
      })
    }
    const note = { ...NOTE, largeur: interieur, lignesMax: 1 }
    papier.texte(majuscule(qui), x + 8, y + 54, note)
    papier.texte(campagne ? majuscule(libelleCampagne(campagne)) : '', x + 8, y + 64, note)
    const place = rang ? phrasesRang(rang) : ''
    if (place) papier.texte(majuscule(place), x + 8, y + 74, { ...note, encre: ACCENT })
  })
}
