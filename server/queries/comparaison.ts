import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { compare, phraseComparaison } from '../../data/mots/comparaison.ts'
import type { ComparaisonTerritoires, RequeteComparaison } from '../contract/comparaison.ts'
import type { Valeur } from '../contract/synthese.ts'
import type { Territoire } from '../contract/territoires.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { campagneOf, listValeursTerritoire } from './synthese.ts'

type Chiffre = Omit<Valeur, 'parent'>
type IndicateurCompare = ComparaisonTerritoires['indicateurs'][number]

/** Indicators of a comparison, each with the campaign it is read in: the same one for every territory. */
export interface Question {
  indicateur: Indicateur
  campagne: string | null
}

/** Each question on each territory, beside the first of them. */
export async function compareTerritoires(
  db: Db,
  publication: Publication,
  territoires: readonly Territoire[],
  questions: readonly Question[],
  { type, secteur }: Pick<RequeteComparaison, 'type' | 'secteur'>,
): Promise<IndicateurCompare[]> {
  const parTerritoire: Chiffre[][] = []
  // One territory after another: each already reads several indicators at once.
  for (const territoire of territoires) {
    parTerritoire.push(await answer(db, publication, territoire, questions, { type, secteur }))
  }
  const reference = territoires[0] as Territoire
  return questions.map(({ indicateur, campagne }, rang) => {
    const chiffres = parTerritoire.map((chiffres) => chiffres[rang] as Chiffre)
    const { id, libelle, composante, grain, mesure, unite } = indicateur
    return {
      ...{ indicateur: id, libelle, composante, grain, mesure: mesure.genre, unite, campagne },
      valeurs: chiffres.map((chiffre, place) => {
        const { niveau, code } = territoires[place] as Territoire
        const ecart = place === 0 ? null : ecartOf(chiffre, chiffres[0] as Chiffre, reference.nom)
        return { ...sansEntete(chiffre), niveau, code, ecart }
      }),
    }
  })
}

/** Reads the questions campaign by campaign, and gives the answers back in their order. */
async function answer(
  db: Db,
  publication: Publication,
  territoire: Territoire,
  questions: readonly Question[],
  perimetre: Pick<RequeteComparaison, 'type' | 'secteur'>,
): Promise<Chiffre[]> {
  const campagnes = [...new Set(questions.map(({ campagne }) => campagne))]
  const lots = await Promise.all(
    campagnes.map((campagne) => {
      const indicateurs = questions.filter((q) => q.campagne === campagne).map((q) => q.indicateur)
      const requete = { ...perimetre, ...(campagne !== null && { campagne }) }
      return listValeursTerritoire(db, publication, territoire, requete, indicateurs)
    }),
  )
  const cle = (id: string, campagne: string | null) => `${id}@${campagne}`
  const chiffres = new Map(lots.flat().map((chiffre) => [cle(chiffre.indicateur, chiffre.campagne), chiffre]))
  return questions.map(({ indicateur, campagne }) => chiffres.get(cle(indicateur.id, campagne)) as Chiffre)
}

function sansEntete(chiffre: Chiffre) {
  const { libelle: _, composante: __, grain: ___, mesure: ____, unite: _____, ...reste } = chiffre
  return reste
}

/** What can be said of a value beside the reference; `significatif` follows from the certainty. */
function ecartOf(chiffre: Chiffre, reference: Chiffre, nom: string) {
  const verdict = compare(chiffre, reference)
  const phrase = phraseComparaison(chiffre, reference, nom)
  if (!verdict || phrase === null) return null
  const { certitude } = verdict
  const significatif = certitude === 'sure' ? true : certitude === 'incertain' ? false : null
  return { difference: round(verdict.ecart) as number, significatif, certitude, phrase }
}

/** Default campaign of each indicator, for a comparison that names none. */
export const questionsOf = (publication: Publication, indicateurs: readonly Indicateur[]): Question[] =>
  indicateurs.map((indicateur) => ({ indicateur, campagne: campagneOf(publication, indicateur.id) }))
