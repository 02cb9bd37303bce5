import type { Agent } from '../../data/catalogue/model/role.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  actionsEnLot,
  bureauDetail,
  collectionBureau,
  fichierPiece,
  nouvelleAction,
  parametresPiece,
  requeteBureau,
  resultatLot,
} from '../contract/espace-signalements.ts'
import { reponsesErreurAgent, reponsesErreurEcriture } from '../contract/probleme.ts'
import { parametresSignalement } from '../contract/signalements.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { listBureau, listEvenementsAgent, toBureau } from '../queries/signalements/bureau.ts'
import { findById } from '../queries/signalements/liste.ts'
import { findPiece, listPieces } from '../queries/signalements/pieces.ts'
import type { Veille } from '../queries/veille.ts'
import { requireAgent, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre, VIVANT } from './commun.ts'
import { agirEnLot, agirUnSeul } from './espace-signalements-agir.ts'
import { requireNiveauEtCode } from './filtres-decides.ts'
import { requireConfie } from './signalement-confie.ts'
import { sendPiece } from './signalement-fichier.ts'

const TAGS = ['Signalements']
const RESERVE = reserve('signalements')

/** Desks of the agents: what is entrusted to each, and what they answer. */
export function routesEspaceSignalements(
  app: Application,
  { db, veille }: { db: Db; veille: Pick<Veille, 'courante'> },
): void {
  app.get(
    '/api/v1/espace/signalements',
    {
      config: { ...VIVANT, ...RESERVE },
      schema: {
        operationId: 'listerBureau',
        tags: TAGS,
        summary: 'Signalements confiés à l’agent',
        description:
          'Ce qui attend une réponse de l’agent, selon ses droits : son périmètre s’il est territoire pilote, ses sources s’il est producteur, tout s’il modère ou administre. En CSV pour le traiter ailleurs.',
        querystring: requeteBureau,
        response: { 200: collectionBureau, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      const agent = requireAgent(request)
      const { curseur, ...requete } = request.query
      requireNiveauEtCode(requete)
      const { total, signalements, reste } = await listBureau(db, agent, requete, readCurseurNombre(curseur))
      const dernier = reste ? signalements.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      const sources = signalements.map(({ source }) => source)
      return { total, resultats: signalements, suivant, ...enveloppeOf(request.publication, { sources }) }
    },
  )

  app.get(
    '/api/v1/espace/signalements/:id',
    {
      config: RESERVE,
      schema: {
        operationId: 'lireBureau',
        tags: TAGS,
        summary: 'Un signalement confié à l’agent',
        description: 'Avec son histoire complète, ses pièces jointes, et ce que l’agent peut faire.',
        params: parametresSignalement,
        querystring: aucunParametre,
        response: { 200: bureauDetail, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      const agent = requireAgent(request)
      return readDetail(db, veille, agent, request.params.id)
    },
  )

  app.post(
    '/api/v1/espace/signalements/:id/actions',
    {
      config: RESERVE,
      schema: {
        operationId: 'agirSurSignalement',
        tags: TAGS,
        summary: 'Agir sur un signalement',
        description:
          'Confirmer, transmettre, accepter, rejeter, réorienter, commenter, modérer. Si quelqu’un d’autre a agi entre-temps, la réponse 409 donne l’état et la version présents.',
        params: parametresSignalement,
        body: nouvelleAction,
        response: { 200: bureauDetail, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireAgent(request)
      const ligne = await requireConfie(db, agent, request.params.id)
      await agirUnSeul(db, veille.courante(), agent, ligne, request.body)
      // A report sent elsewhere may not be this agent's any more: it is shown one last time.
      return readDetail(db, veille, agent, ligne.id, true)
    },
  )

  app.post(
    '/api/v1/espace/signalements/actions',
    {
      config: RESERVE,
      schema: {
        operationId: 'agirEnLot',
        tags: TAGS,
        summary: 'Agir sur plusieurs signalements',
        description: 'La même action sur 1 à 200 signalements ; chacun réussit ou échoue pour lui-même.',
        body: actionsEnLot,
        response: { 200: resultatLot, ...reponsesErreurEcriture },
      },
    },
    async (request) => agirEnLot(db, veille.courante(), requireAgent(request), request.body),
  )

  app.get(
    '/api/v1/espace/signalements/:id/pieces/:piece',
    {
      config: RESERVE,
      schema: {
        operationId: 'lirePiece',
        tags: TAGS,
        summary: 'Une pièce jointe',
        description:
          'Le fichier joint par l’auteur, à enregistrer : il n’est jamais affiché par le navigateur.',
        params: parametresPiece,
        querystring: aucunParametre,
        response: { 200: fichierPiece, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      const { id, piece } = request.params
      await requireConfie(db, requireAgent(request), id)
      const trouvee = await findPiece(db, id, piece)
      if (!trouvee) throw introuvable(`Le signalement n° ${id} n’a pas de pièce n° ${piece}.`)
      return sendPiece(reply, trouvee, `signalement-${id}-piece-${piece}`)
    },
  )
}

async function readDetail(
  db: Db,
  veille: Pick<Veille, 'courante'>,
  agent: Agent,
  id: number,
  isSien = false,
) {
  const ligne = isSien ? await findById(db, id) : await requireConfie(db, agent, id)
  if (!ligne) throw introuvable(`Aucun signalement ne porte le numéro ${id}.`)
  const [[bureau], evenements, pieces_jointes] = await Promise.all([
    toBureau(db, agent, [ligne]),
    listEvenementsAgent(db, id),
    listPieces(db, id),
  ])
  if (!bureau) throw new Error('a report without a desk')
  const enveloppe = enveloppeOf(veille.courante(), { sources: [ligne.source] })
  return { ...bureau, evenements, pieces_jointes, ...enveloppe }
}
