import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import {
  type ComparaisonTerritoires,
  comparaisonTerritoires,
  ligneComparaison,
  pairs,
  parametresLieu,
  type Rangs,
  type RequeteRangs,
  rang,
  rangs,
  requeteComparaison,
  requetePairs,
  requeteRangs,
} from '../contract/comparaison.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import { introuvable, parametreInvalide } from '../probleme.ts'
import { compareTerritoires, questionsOf } from '../queries/comparaison.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findPairs } from '../queries/pairs.ts'
import type { Publication } from '../queries/publication.ts'
import { isRangConserve, listRangs } from '../queries/rangs.ts'
import { sourcesTerritoires } from '../queries/referentiel.ts'
import { reservesOf } from '../queries/reserves.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'
import { decideMesures } from './filtres-decides.ts'
import { requireIndicateur } from './indicateur-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Comparer']

/** How a comparison becomes a file. */
const TABLEAU_COMPARAISON: DeclarationTableau = {
  element: ligneComparaison,
  lignes: ({ territoires, indicateurs }: ComparaisonTerritoires) =>
    indicateurs.flatMap(({ libelle, valeurs }) =>
      valeurs.map((lue, place) => ({ ...lue, libelle, nom: territoires[place]?.nom ?? null })),
    ),
}

const indicateursDe = (type: RequeteRangs['type']) =>
  INDICATEURS.filter(({ population }) => type === TOUS || population.includes(type))

/**
 * Indicators whose rank is asked.
 * @throws ErreurLecteur 400 when the whole level would have to be computed for all of them.
 */
function requireRangs(publication: Publication, lieu: { niveau: Niveau }, query: RequeteRangs) {
  if (query.indicateur) return [requireIndicateur(query.indicateur, 'indicateur')]
  const indicateurs = indicateursDe(query.type)
  if (isRangConserve(publication, lieu, indicateurs, query)) return indicateurs
  throw parametreInvalide(
    'indicateur',
    '',
    'un indicateur : à ce niveau, les rangs par type, par secteur ou d’une ancienne campagne sont calculés un par un',
  )
}

/** Territories side by side, those that look alike, and their ranks. */
export function routesComparaison(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/comparaison',
    {
      config: { ...PUBLIE_CHAUD, tableau: TABLEAU_COMPARAISON },
      schema: {
        operationId: 'comparerTerritoires',
        tags: TAGS,
        summary: 'Comparer des territoires',
        description:
          'De 2 à 6 territoires sur les mêmes indicateurs et la même campagne, avec leurs bornes. Chaque écart avec le premier dit s’il est significatif : pour une part, il ne l’est que si les intervalles possibles, quoi qu’auraient répondu les silencieux, sont disjoints.',
        querystring: requeteComparaison,
        response: { 200: comparaisonTerritoires, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query: { type, secteur, ...query } }) => {
      const territoires = await Promise.all(
        query.territoires.map(({ niveau, code }) => requireTerritoire(db, publication, niveau, code, '')),
      )
      const questions = query.indicateurs
        ? decideMesures(publication, query.indicateurs, 'indicateurs')
        : questionsOf(publication, indicateursDe(type))
      const sources = questions.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur))
      const indicateurs = await compareTerritoires(db, publication, territoires, questions, {
        type,
        secteur,
      })
      const chiffres = indicateurs.flatMap(({ indicateur, campagne, valeurs }) =>
        valeurs.map(({ statut, couverture }) => ({ indicateur, campagne, statut, couverture })),
      )
      return {
        territoires: territoires.map(({ niveau, code, nom }) => ({ niveau, code, nom })),
        ...{ type, secteur },
        indicateurs,
        ...enveloppeOf(publication, { sources }, reservesOf(publication, chiffres)),
      }
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code/pairs',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'listerPairs',
        tags: TAGS,
        summary: 'Territoires semblables',
        description:
          'Territoires du même niveau les plus proches par la taille, la ruralité et l’indice de position sociale. Les critères se choisissent ; ils sont donnés avec la distance, pour être discutés.',
        params: parametresLieu,
        querystring: requetePairs,
        response: { 200: pairs, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code }, query }) => {
      const { nom } = await requireTerritoire(db, publication, niveau, code, '/pairs')
      const trouves = await findPairs(db, publication, { niveau, code }, query)
      if (!trouves) {
        throw introuvable(
          `${nom} n’a aucun établissement ouvert : rien ne permet de lui trouver des pairs.`,
          {
            parametre: 'code',
            recu: code,
          },
        )
      }
      const sources = [...sourcesTerritoires(), ...sourcesOfIndicateur(requireIndicateur('ips'))]
      return {
        territoire: { niveau, code, nom },
        ...trouves,
        ...enveloppeOf(publication, { sources }),
      }
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code/rangs',
    {
      config: { ...PUBLIE_CHAUD, tableau: { element: rang, lignes: ({ rangs }: Rangs) => rangs } },
      schema: {
        operationId: 'listerRangs',
        tags: TAGS,
        summary: 'Rangs d’un territoire',
        description:
          'Place du territoire parmi ceux de son niveau, par indicateur. Seules les valeurs dont la couverture suffit sont classées, et seulement si l’indicateur dit ce qui est favorable.',
        params: parametresLieu,
        querystring: requeteRangs,
        response: { 200: rangs, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code }, query }) => {
      const { nom } = await requireTerritoire(db, publication, niveau, code, '/rangs')
      const indicateurs = requireRangs(publication, { niveau }, query)
      return {
        territoire: { niveau, code, nom },
        type: query.type,
        secteur: query.secteur,
        rangs: await listRangs(db, publication, { niveau, code }, indicateurs, query),
        ...enveloppeOf(publication, { sources: indicateurs.flatMap(sourcesOfIndicateur) }),
      }
    },
  )
}
