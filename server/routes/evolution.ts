import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Avertissement } from '../contract/enveloppe.ts'
import {
  type EvolutionPubliee,
  evolution,
  parametresEvolution,
  point,
  requeteEvolution,
} from '../contract/evolution.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { parametreInvalide } from '../probleme.ts'
import { calculOf } from '../queries/calcul.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { decompose, listSerie, rupturesBetween } from '../queries/evolution.ts'
import type { Publication } from '../queries/publication.ts'
import { changementsDeMethode, couvertures } from '../queries/reserves.ts'
import { isPublieA, type PerimetreUnites } from '../queries/unites.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'
import { requireCampagne, requireIndicateur } from './indicateur-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

const ETABLISSEMENTS_PRESENTS: Avertissement = {
  code: 'etablissements_en_vigueur',
  message:
    'Les deux campagnes sont lues sur les établissements ouverts aujourd’hui : une fermeture ancienne n’y paraît pas ; une ouverture se voit à sa date.',
}

/** @throws ErreurLecteur 400 for a distribution: its value is a class, whose change is not a number. */
function requireNombre(indicateur: Indicateur): void {
  if (indicateur.mesure.genre !== 'repartition') return
  const attendu = 'un indicateur dont la valeur est un nombre (part, ratio, médiane ou somme)'
  throw parametreInvalide('indicateur', indicateur.id, attendu)
}

/**
 * The campaigns to compare; `de` is null when there is only one.
 * @throws ErreurLecteur 400 when one has no data, or when they are not in order.
 */
function requireCampagnes(
  publication: Publication,
  indicateur: Indicateur,
  query: { de?: string | undefined; a?: string | undefined },
) {
  const a = requireCampagne(publication, indicateur, query.a, 'a')
  const connues = publication.campagnes.get(indicateur.id) ?? []
  const precedente = connues.filter((campagne) => a !== null && campagne < a).at(-1) ?? null
  const de = query.de === undefined ? precedente : requireCampagne(publication, indicateur, query.de, 'de')
  if (de !== null && a !== null && de >= a)
    throw parametreInvalide('de', de, `une campagne antérieure à ${a}`)
  return { de, a }
}

/** Breakdown between two campaigns that both have data. */
function decompositionOf(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  { de, a }: { de: string | null; a: string | null },
  perimetre: PerimetreUnites,
) {
  const avant = de === null ? null : calculOf(publication, indicateur.id, de)
  const apres = a === null ? null : calculOf(publication, indicateur.id, a)
  const isPublie = perimetre.niveau !== 'uai' && isPublieA(indicateur, perimetre.niveau)
  return avant && apres && isPublie ? decompose(db, publication, [avant, apres], perimetre) : null
}

/** What changed between two campaigns, split exactly by cause. */
export function routesEvolution(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/territoires/:niveau/:code/evolution',
    {
      config: {
        ...PUBLIE_CHAUD,
        tableau: { element: point, lignes: ({ serie }: EvolutionPubliee) => serie },
      },
      schema: {
        operationId: 'lireEvolution',
        tags: ['Comparer'],
        summary: 'Évolution d’un territoire',
        description:
          'Le chiffre d’un indicateur à chaque campagne, et la décomposition exacte de son changement entre deux d’entre elles : changement réel, réponses nouvelles ou perdues, ouvertures et fermetures, changement de méthode. Les six parts font le total.',
        params: parametresEvolution,
        querystring: requeteEvolution,
        response: { 200: evolution, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code }, query: { type, secteur, ...query } }) => {
      const territoire = await requireTerritoire(db, publication, niveau, code, '/evolution')
      const indicateur = requireIndicateur(query.indicateur, 'indicateur')
      requireNombre(indicateur)
      const { de, a } = requireCampagnes(publication, indicateur, query)
      const perimetre = { niveau, code, type, secteur }
      const [serie, decomposition] = await Promise.all([
        listSerie(db, publication, indicateur, territoire, { type, secteur }),
        decompositionOf(db, publication, indicateur, { de, a }, perimetre),
      ])
      const comparees = serie.filter(({ campagne }) => campagne === de || campagne === a)
      const reserves = [
        ...(indicateur.grain === 'etablissement' ? [ETABLISSEMENTS_PRESENTS] : []),
        ...couvertures(comparees.map((point) => ({ ...point, indicateur: indicateur.id }))),
        ...(de !== null && a !== null ? changementsDeMethode(indicateur, de, a) : []),
      ]
      return {
        territoire: { niveau, code, nom: territoire.nom },
        ...{ type, secteur, de, a, serie, decomposition },
        indicateur: indicateur.id,
        libelle: indicateur.libelle,
        unite: indicateur.unite,
        ruptures: de !== null && a !== null ? rupturesBetween(indicateur, de, a) : [],
        ...enveloppeOf(publication, { sources: sourcesOfIndicateur(indicateur) }, reserves),
      }
    },
  )
}
