import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import {
  type Changements,
  changementSyntheses,
  changements,
  collectionVersions,
  parametresVersion,
  requeteChangements,
} from '../contract/versions.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import { ErreurLecteur, introuvable, parametreInvalide } from '../probleme.ts'
import { AUCUN_CHANGEMENT, findChangements } from '../queries/changements.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { listVersions } from '../queries/versions.ts'
import { type Application, PUBLIE_CHAUD, VIVANT } from './commun.ts'

const TAGS = ['Données']

/** How changes become a file: a row per indicator and level. */
const TABLEAU_CHANGEMENTS: DeclarationTableau = {
  element: changementSyntheses,
  lignes: ({ par_indicateur }: Changements) => par_indicateur,
}

/**
 * The two publications to compare; `avant` is null when no earlier one is kept.
 * @throws ErreurLecteur 404 for an unknown version, 410 for one no longer kept, 400 when `depuis` is not earlier.
 */
export async function requireBornes(db: Db, demandee: number, depuis: number | undefined) {
  const versions = await listVersions(db, 0)
  for (const [parametre, numero] of [
    ['version', demandee],
    ['depuis', depuis ?? demandee],
  ] as const) {
    const trouvee = versions.find(({ publication }) => publication === numero)
    const precisions = { parametre, recu: String(numero) }
    if (!trouvee) throw introuvable(`La publication n° ${numero} n’existe pas.`, precisions)
    if (!trouvee.conservee) {
      const detail = `La publication n° ${numero} n’est plus conservée : elle ne peut plus être comparée.`
      throw new ErreurLecteur(410, 'publication_retiree', 'Publication retirée', detail, precisions)
    }
  }
  if (depuis !== undefined && depuis >= demandee) {
    throw parametreInvalide('depuis', String(depuis), `une publication antérieure à ${demandee}`)
  }
  const precedente = versions.find(({ publication, conservee }) => conservee && publication < demandee)
  return { avant: depuis ?? precedente?.publication ?? null, apres: demandee }
}

/** Publications, and what each one changed. */
export function routesVersions(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/versions',
    {
      config: VIVANT,
      schema: {
        operationId: 'listerVersions',
        tags: TAGS,
        summary: 'Liste des publications',
        description:
          'Chaque publication est un état complet et immuable. Les dernières sont conservées : « ?publication= », sur n’importe quelle adresse, en lit une.',
        querystring: aucunParametre,
        response: { 200: collectionVersions, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const resultats = await listVersions(db, publication.id)
      const enveloppe = enveloppeOf(publication, { sources: [] })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/versions/:version/changements',
    {
      config: { ...PUBLIE_CHAUD, tableau: TABLEAU_CHANGEMENTS },
      schema: {
        operationId: 'lireChangements',
        tags: TAGS,
        summary: 'Ce qu’une publication a changé',
        description:
          'Fichiers ajoutés ou remplacés, établissements et territoires modifiés, chiffres changés par indicateur et par niveau, avec des exemples. Obtenu en comparant deux publications conservées.',
        params: parametresVersion,
        querystring: requeteChangements,
        response: { 200: changements, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params, query }) => {
      const { avant, apres } = await requireBornes(db, params.version, query.depuis)
      const trouves = avant === null ? AUCUN_CHANGEMENT : await findChangements(db, { avant, apres }, query)
      const premiere = {
        code: 'premiere_version',
        message: 'Aucune publication antérieure n’est conservée : il n’y a rien à comparer.',
      }
      const enveloppe = enveloppeOf(publication, { sources: [] }, avant === null ? [premiere] : [])
      return { version: apres, depuis: avant, ...trouves, ...enveloppe }
    },
  )
}
