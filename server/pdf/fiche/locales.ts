import {
  ditAuteur,
  ditTitreLocal,
  ecrireLocale,
  ecrireNationale,
  NOTE_LOCALES,
} from '../../../data/mots/donnees-locales.ts'
import type { DonneesLocalesEcole } from '../../contract/jeu-local.ts'
import { ecrireParagraphe, ecrireTitre } from '../blocs.ts'
import { NOTE } from '../encre.ts'
import type { Papier } from '../papier.ts'
import { ecrireTableau } from '../tableau.ts'

const COLONNES = [
  { titre: 'Champ', part: 46 },
  { titre: 'Valeur locale', part: 36, aligner: 'right' as const },
  { titre: 'Source nationale', part: 36, aligner: 'right' as const },
]

/** What pilot territories publish of a school: after the national values, under its author, never among them. */
export function ecrireLocales(papier: Papier, jeux: readonly DonneesLocalesEcole[]): void {
  if (jeux.length === 0) return
  papier.partie('Sect', () => {
    ecrireTitre(papier, 'Données locales', 60)
    ecrireParagraphe(papier, NOTE_LOCALES, NOTE)
    for (const jeu of jeux) {
      ecrireParagraphe(papier, `${ditTitreLocal(jeu)}. ${ditAuteur(jeu)}.`)
      ecrireTableau(papier, {
        resume: `${ditTitreLocal(jeu)} : valeurs publiées par ${jeu.auteur.nom}.`,
        colonnes: COLONNES,
        lignes: jeu.valeurs.map(({ libelle, valeur, statut, nationale }) => [
          libelle,
          ecrireLocale(valeur, statut),
          ecrireNationale(nationale),
        ]),
      })
      papier.y += 8
    }
  })
}
