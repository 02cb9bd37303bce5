import {
  comparaisonEtablissements,
  requeteComparaisonEtablissements,
} from '../contract/comparaison-etablissements.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { compareEtablissements } from '../queries/comparaison-etablissements.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { type Application, PUBLIE } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'

/** Schools side by side. */
export function routesComparaisonEtablissements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/comparaison/etablissements',
    {
      config: PUBLIE,
      schema: {
        operationId: 'comparerEtablissements',
        tags: ['Comparer'],
        summary: 'Comparer des établissements',
        description:
          'De 2 à 6 établissements sur les mêmes indicateurs et la même campagne. Chaque écart avec le premier dit s’il vient d’un comptage ou de déclarations.',
        querystring: requeteComparaisonEtablissements,
        response: { 200: comparaisonEtablissements, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query }) => {
      const trouves = await Promise.all(
        query.etablissements.map((uai) => requireEtablissement(db, publication, uai)),
      )
      const lignes = trouves.map(({ ligne }) => ligne)
      const indicateurs = await compareEtablissements(db, publication, lignes)
      const lues = indicateurs.flatMap(({ valeurs }) => valeurs.flatMap(({ source }) => source ?? []))
      return {
        etablissements: trouves.map(({ etablissement }) => etablissement),
        indicateurs,
        ...enveloppeOf(publication, { sources: [...sourcesEtablissements(), ...lues] }),
      }
    },
  )
}
