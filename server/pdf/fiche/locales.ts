import {
  ditAuteur,
  ditTitreLocal,
  NOTE_LOCALES,
  writeLocale,
  writeNationale,
} from '../../../data/mots/donnees-locales.ts'
import type { DonneesLocalesEcole } from '../../contract/jeu-local.ts'
import { writeParagraphe, writeTitre } from '../blocs.ts'
import { NOTE } from '../encre.ts'
import type { Papier } from '../papier.ts'
import { writeTableau } from '../tableau.ts'

const COLONNES = [
  { titre: 'Champ', part: 46 },
  { titre: 'Valeur locale', part: 36, aligner: 'right' as const },
  { titre: 'Source nationale', part: 36, aligner: 'right' as const },
]

/** What pilot territories publish of a school: after the national values, under its author, never among them. */
export function writeLocales(papier: Papier, jeux: readonly DonneesLocalesEcole[]): void {
  if (jeux.length === 0) return
  papier.partie('Sect', () => {
    writeTitre(papier, 'Données locales', 60)
    writeParagraphe(papier, NOTE_LOCALES, NOTE)
    for (const jeu of jeux) {
      writeParagraphe(papier, `${ditTitreLocal(jeu)}. ${ditAuteur(jeu)}.`)
      writeTableau(papier, {
        resume: `${ditTitreLocal(jeu)} : valeurs publiées par ${jeu.auteur.nom}.`,
        colonnes: COLONNES,
        lignes: jeu.valeurs.map(({ libelle, valeur, statut, nationale }) => [
          libelle,
          writeLocale(valeur, statut),
          writeNationale(nationale),
        ]),
      })
      papier.y += 8
    }
  })
}
