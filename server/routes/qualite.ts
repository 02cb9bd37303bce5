import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { collectionAnomalies, qualite, requeteAnomalies, requeteQualite } from '../contract/qualite.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import {
  countAnomalies,
  listAnomalies,
  listBilans,
  listCorrections,
  listCouvertures,
  qualiteDesSources,
} from '../queries/qualite.ts'
import {
  type Application,
  adresseSuivante,
  lienSuivant,
  PUBLIE,
  PUBLIE_CHAUD,
  readCurseur,
} from './commun.ts'
import { requireIndicateur } from './indicateur-exige.ts'
import { requireSource } from './sources.ts'
import { requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Données']

/** What the data of a territory are worth: how fresh, how complete, how plausible. */
export function routesQualite(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/qualite',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireQualite',
        tags: TAGS,
        summary: 'Qualité des données',
        description:
          'Fraîcheur et lignes rejetées par source, couverture par indicateur, réponses suspectes, corrections déclarées et leur état.',
        querystring: requeteQualite,
        response: { 200: qualite, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query: { niveau, code, source } }) => {
      const lieu = { niveau, code }
      const { nom } = await requireTerritoire(db, publication, niveau, code, '')
      if (source !== undefined) requireSource(source, 'source')
      const indicateurs = INDICATEURS.filter(
        (indicateur) => source === undefined || sourcesOfIndicateur(indicateur).includes(source),
      )
      const bilans = await listBilans(db, publication)
      const par_indicateur = await countAnomalies(db, publication, lieu, indicateurs)
      return {
        territoire: { ...lieu, nom },
        par_source: qualiteDesSources(publication, bilans, source),
        couverture: await listCouvertures(db, publication, lieu, indicateurs),
        anomalies: {
          total: par_indicateur.reduce((total, { nombre }) => total + nombre, 0),
          par_indicateur,
          liste: `/api/v1/qualite/anomalies?niveau=${niveau}&code=${code}`,
        },
        corrections: listCorrections(bilans, source),
        ...enveloppeOf(publication, {
          sources: source ? [source] : indicateurs.flatMap(sourcesOfIndicateur),
        }),
      }
    },
  )

  app.get(
    '/api/v1/qualite/anomalies',
    {
      config: PUBLIE,
      schema: {
        operationId: 'listerAnomalies',
        tags: TAGS,
        summary: 'Liste des réponses suspectes',
        description:
          'Réponses hors de ce qui est plausible, ou changées d’un facteur dix entre deux campagnes. Elles sont signalées, jamais réécrites.',
        querystring: requeteAnomalies,
        response: { 200: collectionAnomalies, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }, reply) => {
      await requireTerritoire(db, publication, query.niveau, query.code, '')
      if (query.indicateur !== undefined) requireIndicateur(query.indicateur, 'indicateur')
      const apres = readCurseur(query.curseur, 2) as [string, string] | null
      const { total, anomalies, reste } = await listAnomalies(db, publication, query, apres)
      const dernier = reste ? anomalies.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [dernier.uai, dernier.indicateur] : null)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: publication.imports.map(({ source }) => source) })
      return { total, resultats: anomalies, suivant, ...enveloppe }
    },
  )
}
