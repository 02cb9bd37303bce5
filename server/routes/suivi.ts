import { createHash } from 'node:crypto'
import type { Coffre } from '../coffre.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurEcriture, reponsesErreurRessource } from '../contract/probleme.ts'
import { fichierJoint, nouveauCommentaire, parametresSuivi, suivi } from '../contract/suivi.ts'
import { ErreurLecteur, introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { PIECES_MAX } from '../queries/signalements/pieces.ts'
import { agirPourAuteur, findByJeton, join, readSuivi } from '../queries/signalements/suivi.ts'
import type { Application } from './commun.ts'
import { TYPES_PIECES, typeOfOctets } from './signalement-fichier.ts'
import { erreurOf } from './signalement-issue.ts'
import { aujourdhui, count, empreinteAdresse, QUOTAS } from './signalement-protection.ts'
import { TAGS_SIGNALEMENTS } from './signalements.ts'

const ANONYME = { anonyme: true } as const
const TEXTE_MAX = 16 * 1024
const FICHIER_MAX = 2 * 1024 * 1024

/** Who holds the link is the author: nothing else is asked, nothing is kept by caches. */
const SECRET = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }

/** What the author of a report may read and do with the secret link. */
export function routesSuivi(app: Application, { db, coffre }: { db: Db; coffre: Coffre }): void {
  /** @throws ErreurLecteur 404 when the link opens nothing. */
  const exiger = async (jeton: string) => {
    const trouve = await findByJeton(db, createHash('sha256').update(jeton).digest('hex'))
    if (trouve) return trouve
    throw introuvable('Ce lien de suivi n’ouvre aucun signalement.', { parametre: 'jeton' })
  }
  const payAjout = (ip: string) => {
    const jour = aujourdhui()
    const cle = `ajout ${empreinteAdresse(coffre, ip, jour)}`
    return (trx: Db) => count(trx, 'adresse', cle, QUOTAS.ajouts, jour)
  }
  const agir = async (jeton: string, ip: string, geste: Parameters<typeof agirPourAuteur>[2]) => {
    const { id } = await exiger(jeton)
    const issue = await agirPourAuteur(db, id, geste, payAjout(ip))
    if (issue && !issue.fait) throw erreurOf(issue)
    return readSuivi(db, await exiger(jeton))
  }

  app.get(
    '/api/v1/signalements/suivi/:jeton',
    {
      config: { ...ANONYME, sansExemple: true },
      schema: {
        operationId: 'suivreSignalement',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Suivre son signalement',
        description:
          'Par le lien secret reçu à la création : le signalement, son histoire, ses propres textes.',
        params: parametresSuivi,
        querystring: aucunParametre,
        response: { 200: suivi, ...reponsesErreurRessource },
      },
    },
    async ({ params: { jeton } }, reply) => {
      reply.headers(SECRET)
      return readSuivi(db, await exiger(jeton))
    },
  )

  app.post(
    '/api/v1/signalements/suivi/:jeton/commentaires',
    {
      config: ANONYME,
      bodyLimit: TEXTE_MAX,
      schema: {
        operationId: 'completerSignalement',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Compléter son signalement',
        description:
          'Ajoute un texte, publié aussitôt, ou après lecture s’il contient un nom ou des coordonnées.',
        params: parametresSuivi,
        body: nouveauCommentaire,
        response: { 200: suivi, ...reponsesErreurEcriture },
      },
    },
    async ({ params: { jeton }, body, ip }, reply) => {
      reply.headers(SECRET)
      return agir(jeton, ip, { action: 'commenter', ...body })
    },
  )

  app.delete(
    '/api/v1/signalements/suivi/:jeton/contact',
    {
      config: ANONYME,
      schema: {
        operationId: 'retirerContact',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Retirer son adresse',
        description: 'Efface l’adresse de contact ; le signalement reste.',
        params: parametresSuivi,
        response: { 200: suivi, ...reponsesErreurEcriture },
      },
    },
    async ({ params: { jeton }, ip }, reply) => {
      reply.headers(SECRET)
      return agir(jeton, ip, { action: 'retirer_contact' })
    },
  )

  app.delete(
    '/api/v1/signalements/suivi/:jeton/donnees',
    {
      config: ANONYME,
      schema: {
        operationId: 'effacerDonnees',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Effacer ses données',
        description:
          'Efface l’adresse de contact, les textes, la page et les fichiers donnés en preuve par l’auteur. Le signalement lui-même, qui n’a plus rien de personnel, reste.',
        params: parametresSuivi,
        response: { 200: suivi, ...reponsesErreurEcriture },
      },
    },
    async ({ params: { jeton }, ip }, reply) => {
      reply.headers(SECRET)
      return agir(jeton, ip, { action: 'effacer_donnees' })
    },
  )

  // A scope of its own: nowhere else are files read.
  app.register(async (fichiers: Application) => {
    fichiers.addContentTypeParser([...TYPES_PIECES], { parseAs: 'buffer' }, (_request, corps, done) =>
      done(null, corps),
    )
    fichiers.post(
      '/api/v1/signalements/suivi/:jeton/pieces',
      {
        config: ANONYME,
        bodyLimit: FICHIER_MAX,
        schema: {
          operationId: 'joindrePiece',
          tags: TAGS_SIGNALEMENTS,
          summary: 'Joindre un fichier',
          description: `Le corps de la requête est le fichier lui-même (PNG, JPEG, WebP ou PDF, 2 Mo au plus), son type dans Content-Type ; ${PIECES_MAX} par signalement. Les agents seuls le lisent.`,
          consumes: [...TYPES_PIECES],
          params: parametresSuivi,
          body: fichierJoint,
          response: { 200: suivi, ...reponsesErreurEcriture },
        },
      },
      async ({ params: { jeton }, body, headers, ip }, reply) => {
        reply.headers(SECRET)
        const { id } = await exiger(jeton)
        const contenu = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        const type = typeOfOctets(contenu)
        if (type === null || type !== headers['content-type']?.split(';')[0]?.trim().toLowerCase()) {
          throw new ErreurLecteur(
            415,
            'type_non_admis',
            'Type de contenu non admis',
            'Le contenu du fichier n’est pas celui d’un PNG, d’un JPEG, d’un WebP ou d’un PDF, ou n’est pas du type annoncé.',
          )
        }
        const sha256 = createHash('sha256').update(contenu).digest('hex')
        const issue = await join(db, id, { type, sha256, contenu }, payAjout(ip))
        if (issue === 'trop' || issue === 'deja') throw pieceRefusee(issue)
        if (issue && !issue.fait) throw erreurOf(issue)
        return readSuivi(db, await exiger(jeton))
      },
    )
  })
}

const pieceRefusee = (motif: 'trop' | 'deja'): ErreurLecteur =>
  new ErreurLecteur(
    409,
    motif === 'trop' ? 'trop_de_pieces' : 'piece_deja_jointe',
    'Pièce refusée',
    motif === 'trop'
      ? `Un signalement porte au plus ${PIECES_MAX} pièces.`
      : 'Ce fichier est déjà joint au signalement.',
  )
