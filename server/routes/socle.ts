import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { requeteSocle, socle } from '../contract/socle.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { melees } from '../queries/reserves.ts'
import { evaluateSocle } from '../queries/socle.ts'
import { type Application, adresseSuivante, lienSuivant, PUBLIE_CHAUD, readCurseur } from './commun.ts'
import { decideMesures } from './filtres-decides.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** Who meets a set of rules, who does not, of whom nothing can be said. */
export function routesSocle(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/socle',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'evaluerSocle',
        tags: ['Comparer'],
        summary: 'Socle numérique',
        description:
          'Évalue des règles sur les établissements d’un territoire. Trois comptes, jamais deux : conforme, non conforme, indéterminé. Quand la règle est un plancher sur un ratio (« 30 terminaux pour 100 élèves »), la quantité manquante est donnée.',
        querystring: requeteSocle,
        response: { 200: socle, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }, reply) => {
      const { niveau, code } = query.territoire
      const { nom } = await requireTerritoire(db, publication, niveau, code, '')
      const mesures = decideMesures(publication, query.regles, 'regles')
      const regles = query.regles.map((regle, rang) => ({
        ...regle,
        campagneLue: mesures[rang]?.campagne ?? '',
      }))
      const apres = readCurseur(query.curseur, 1)?.[0] ?? null
      const { etablissements, reste, ...bilan } = await evaluateSocle(db, publication, regles, query, apres)
      const dernier = reste ? etablissements.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [dernier.uai] : null)
      reply.headers(lienSuivant(suivant))
      return {
        territoire: { niveau, code, nom },
        type: query.type,
        secteur: query.secteur,
        ...bilan,
        resultats: etablissements,
        suivant,
        ...enveloppeOf(
          publication,
          { sources: regles.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur)) },
          melees(mesures.map(({ campagne }) => campagne)),
        ),
      }
    },
  )
}
