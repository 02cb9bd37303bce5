import { compte, nombre, part, pluriel } from '../../../data/mots/nombre.ts'
import { nomPerimetre } from '../../../data/mots/perimetre.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import { writeListe, writeParagraphe, writeTitre } from '../blocs.ts'
import { NOTE } from '../encre.ts'
import type { Papier } from '../papier.ts'
import { writeProvenance } from '../provenance.ts'
import { clesOf } from './cles.ts'

/** Indicators named in a sentence; beyond, they are counted. */
const NOMMES = 5
const enumerate = (noms: readonly string[]): string =>
  noms.length <= NOMMES
    ? noms.join(', ')
    : `${noms.slice(0, NOMMES).join(', ')} et ${nombre(noms.length - NOMMES)} autres`

/** What the numbers are worth, as sentences: who is silent, what cannot be concluded. */
export function phrasesQualite({ mesures, perimetre }: DonneesSynthese): string[] {
  const siennes = mesures.flatMap(({ indicateur, chiffres }) => {
    const chiffre = chiffres[0]
    return chiffre && chiffre.attendus > 0 ? [{ ...chiffre, libelle: indicateur.libelle }] : []
  })
  const connues = siennes.filter(({ valeur }) => valeur !== null)
  const fragiles = connues.filter(({ statut }) => statut === 'couverture_insuffisante')
  const muettes = siennes.filter(({ repondants }) => repondants === 0)
  const partielles = connues.filter(({ couverture }) => couverture !== null && couverture < 1)
  const moindre = Math.min(1, ...partielles.map(({ couverture }) => couverture ?? 1))
  return [
    `Sur ${compte(siennes.length, 'indicateur qui concerne', 'indicateurs qui concernent')} les ${nomPerimetre(perimetre)} de ce territoire, ${nombre(connues.length)} ${pluriel(connues.length, 'a', 'ont')} une valeur.`,
    ...(partielles.length > 0
      ? [
          `${compte(partielles.length, 'valeur repose', 'valeurs reposent')} sur une partie seulement des réponses attendues (${part(moindre)} dans le cas le plus faible).`,
        ]
      : []),
    ...(fragiles.length > 0
      ? [
          `Trop peu de réponses pour conclure, à ne pas citer sans réserve : ${enumerate(fragiles.map(({ libelle, couverture }) => `${libelle} (${part(couverture ?? 0)} connus)`))}.`,
        ]
      : []),
    ...(muettes.length > 0
      ? [`Aucune réponse connue pour : ${enumerate(muettes.map(({ libelle }) => libelle))}.`]
      : []),
    'Une réponse manquante n’est jamais comptée comme un zéro ni comme un « non ». La bande claire d’un graphique montre où la vérité peut se trouver selon ce que répondraient les silencieux, ou l’étendue des valeurs pour une médiane.',
  ]
}

export function writeQualite(papier: Papier, donnees: DonneesSynthese): void {
  papier.partie('Sect', () => {
    writeTitre(papier, 'Ce que valent ces chiffres', 40)
    writeListe(papier, phrasesQualite(donnees))
  })
}

/** Where the numbers come from, what to know before quoting them, how to find them again. */
export function writeSources(papier: Papier, donnees: DonneesSynthese, adresse: string | null): void {
  const { enveloppe, mesures } = donnees
  papier.partie('Sect', () => {
    writeTitre(papier, 'Sources et précautions', 60)
    const cles = new Set(clesOf(donnees).map(({ indicateur }) => indicateur))
    const precautions = mesures.flatMap(({ indicateur }) =>
      cles.has(indicateur.id) ? indicateur.precautions : [],
    )
    const propres = [...new Set(precautions)]
    if (propres.length > 0) writeListe(papier, propres.slice(0, PRECAUTIONS_MAX), { ...NOTE, taille: 7.6 })
    writeParagraphe(papier, ABREVIATIONS, NOTE)
    writeProvenance(papier, enveloppe, adresse)
  })
}

const PRECAUTIONS_MAX = 8
const ABREVIATIONS =
  'n.c. : non communiqué ; s.o. : sans objet ; n.d. : non disponible pour cette campagne ; s. : secret statistique ; * : couverture insuffisante, valeur fragile.'
