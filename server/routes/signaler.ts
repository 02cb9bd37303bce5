import { createHash, randomBytes } from 'node:crypto'
import type { Coffre } from '../coffre.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurEcriture, reponsesErreurRessource } from '../contract/probleme.ts'
import { parametresSignalement } from '../contract/signalements.ts'
import {
  collectionCellules,
  defi,
  nouveauSignalement,
  nouveauSoutien,
  requeteCellules,
  signalementCree,
  soutien,
} from '../contract/signaler.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import type { Veille } from '../queries/veille.ts'
import { type Application, VIVANT } from './commun.ts'
import { listCellules } from './signalement-cellules.ts'
import { signaler, soutenir } from './signalement-ecrire.ts'
import { makeDefi } from './signalement-protection.ts'
import { requireSignalement, TAGS_SIGNALEMENTS } from './signalements.ts'

/** A report is a few lines; its file, if any, comes afterwards. */
const CORPS_MAX = 16 * 1024

/** Open to anybody: no cookie is read, a proof of work is asked for instead. */
const ANONYME = { anonyme: true } as const

/** What readers write: reports and supports, and what they need to write them. */
export function routesSignaler(
  app: Application,
  {
    db,
    coffre,
    veille,
    bits,
  }: { db: Db; coffre: Coffre; veille: Pick<Veille, 'courante' | 'refresh'>; bits: number },
): void {
  app.get(
    '/api/v1/signalements/defi',
    {
      config: ANONYME,
      schema: {
        operationId: 'demanderDefi',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Défi à résoudre avant d’écrire',
        description:
          'Une preuve de travail remplace un compte : cherchez un texte « solution » tel que le SHA-256 de « defi:solution » (les deux textes joints par deux points) commence par « bits » bits nuls. Un défi ne sert qu’une fois.',
        querystring: aucunParametre,
        response: { 200: defi, ...reponsesErreur },
      },
    },
    async (_request, reply) => {
      reply.header('Cache-Control', 'no-store')
      return makeDefi(coffre, bits)
    },
  )

  app.get(
    '/api/v1/signalements/cellules',
    {
      config: { ...VIVANT, sansExemple: true },
      schema: {
        operationId: 'listerCellules',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Ce qui peut être signalé',
        description:
          'Champs d’un établissement ou d’un territoire qui peuvent être signalés, avec la valeur publiée, la forme de la valeur attendue, qui en répondra, et le signalement déjà ouvert s’il y en a un.',
        querystring: requeteCellules,
        response: { 200: collectionCellules, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query }) => {
      const resultats = await listCellules(db, publication, query)
      const sources = resultats.map(({ source }) => source)
      return { total: resultats.length, resultats, ...enveloppeOf(publication, { sources }) }
    },
  )

  app.post(
    '/api/v1/signalements',
    {
      config: ANONYME,
      bodyLimit: CORPS_MAX,
      schema: {
        operationId: 'signaler',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Signaler une erreur',
        description:
          'Sans compte. La réponse donne un lien secret pour suivre, compléter ou effacer le signalement. Si le même champ est déjà signalé, la réponse 409 nomme le signalement ouvert, qu’il vaut mieux soutenir.',
        body: nouveauSignalement,
        response: { 201: signalementCree, ...reponsesErreurEcriture },
      },
    },
    async ({ body, ip }, reply) => {
      const jeton = randomBytes(24).toString('base64url')
      const auteur = { ip, jeton, empreinte: createHash('sha256').update(jeton).digest('hex') }
      const id = await signaler({ db, coffre, veille }, body, auteur)
      reply.code(201).headers({ 'Cache-Control': 'no-store', Location: `/api/v1/signalements/${id}` })
      return { signalement: await requireSignalement(db, id), suivi: { jeton, lien: `/suivi/${jeton}` } }
    },
  )

  app.post(
    '/api/v1/signalements/:id/soutiens',
    {
      config: ANONYME,
      bodyLimit: CORPS_MAX,
      schema: {
        operationId: 'soutenirSignalement',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Soutenir un signalement',
        description: 'Dire que l’on a vu la même erreur ; compté une fois par jour et par adresse.',
        params: parametresSignalement,
        body: nouveauSoutien,
        response: { 200: soutien, ...reponsesErreurEcriture },
      },
    },
    async ({ params: { id }, body, ip }, reply) => {
      await requireSignalement(db, id)
      reply.header('Cache-Control', 'no-store')
      return soutenir({ db, coffre }, id, body, ip)
    },
  )
}
