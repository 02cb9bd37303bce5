import type { FastifyReply } from 'fastify'
import { isPorteePermise, PORTEES } from '../../data/catalogue/model/portee.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  connexionDemandee,
  connexionOuverte,
  corpsConfirmation,
  corpsConnexion,
  deconnexion,
} from '../contract/connexion.ts'
import { moi } from '../contract/moi.ts'
import { reponsesErreurEcriture } from '../contract/probleme.ts'
import type { FournisseurOidc } from '../oidc/fournisseur.ts'
import { forgetSession, jetonCsrf, setSession } from '../plugins/agent.ts'
import { ErreurLecteur } from '../probleme.ts'
import { askLien, enterByLien, writeRefus } from '../queries/comptes/connexion.ts'
import { nameDroits } from '../queries/comptes/portee-droits.ts'
import { closeSession, closeSessions } from '../queries/comptes/sessions.ts'
import type { Db } from '../queries/db.ts'
import { requireAgent, reserve } from './agent-exige.ts'
import type { Application } from './commun.ts'

const TAGS = ['Comptes']
/** Per address and per minute: a person mistypes an address twice, not twenty times. */
const DEMANDES = { max: 10, timeWindow: '1 minute' }

/** Being known, getting in and out. */
export function routesConnexion(
  app: Application,
  { db, oidc }: { db: Db; oidc: FournisseurOidc | null },
): void {
  app.get(
    '/api/v1/moi',
    {
      config: { portee: 'lecture' },
      schema: {
        operationId: 'lireMoi',
        tags: TAGS,
        summary: 'Qui suis-je',
        description:
          'L’agent qui demande, ses droits, le jeton à joindre aux écritures faites avec une session. Sans connexion, « agent » vaut null.',
        querystring: aucunParametre,
        response: { 200: moi, ...reponsesErreurEcriture },
      },
    },
    async ({ agent, moyen, session }, reply) => {
      reply.header('Cache-Control', 'no-store')
      return {
        agent: agent && {
          ...agent,
          droits: [...agent.droits],
          portent_sur: agent.droits.map(await nameDroits(db, agent.droits)),
        },
        moyen,
        jeton_csrf: session && jetonCsrf(session.secret),
        portees_permises: agent ? PORTEES.filter((portee) => isPorteePermise(agent, portee)) : [],
        oidc: oidc && { nom: oidc.reglages.nom, url: '/connexion/oidc' },
      }
    },
  )

  app.post(
    '/api/v1/connexion',
    {
      config: { rateLimit: DEMANDES },
      schema: {
        operationId: 'demanderConnexion',
        tags: TAGS,
        summary: 'Demander un lien de connexion',
        description:
          'Envoie un lien, bon une fois et pendant quinze minutes, à l’adresse donnée si elle est celle d’un agent. La réponse ne dit pas si elle l’est.',
        body: corpsConnexion,
        response: { 200: connexionDemandee, ...reponsesErreurEcriture },
      },
    },
    async ({ body: { courriel, destination } }, reply) => {
      await askLien(db, courriel, destination)
      reply.header('Cache-Control', 'no-store')
      return {
        message:
          'Si cette adresse est celle d’un agent accrédité, un lien de connexion vient de lui être envoyé. Il est valable quinze minutes.',
      }
    },
  )

  app.post(
    '/api/v1/connexion/confirmer',
    {
      config: { rateLimit: DEMANDES },
      schema: {
        operationId: 'confirmerConnexion',
        tags: TAGS,
        summary: 'Se connecter avec un lien',
        description:
          'Échange le jeton du lien contre une session (cookie). Une écriture : ouvrir le lien, ou le faire analyser par une messagerie, ne l’use pas.',
        body: corpsConfirmation,
        response: { 200: connexionOuverte, ...reponsesErreurEcriture },
      },
    },
    async ({ body, session }, reply) => {
      const entree = await enterByLien(db, body.jeton)
      if (!entree) return refuseLien(db)
      // The former session of this browser ends with it: one cookie, one session.
      if (session) await closeSession(db, session)
      return open(reply, entree.session.secret, entree.destination)
    },
  )

  app.post(
    '/api/v1/deconnexion',
    {
      schema: {
        operationId: 'seDeconnecter',
        tags: TAGS,
        summary: 'Se déconnecter',
        description: 'Ferme la session de ce navigateur. Sans session, ne fait rien.',
        response: { 200: deconnexion, ...reponsesErreurEcriture },
      },
    },
    async ({ agent, session }, reply) => {
      const jeton = agent && session && (await closeSession(db, session, agent))
      forgetSession(reply)
      reply.header('Cache-Control', 'no-store')
      return { suite: (jeton && (await oidc?.sortir(jeton))) || '/' }
    },
  )

  app.post(
    '/api/v1/deconnexion/partout',
    {
      config: reserve(),
      schema: {
        operationId: 'seDeconnecterPartout',
        tags: TAGS,
        summary: 'Se déconnecter partout',
        description:
          'Ferme toutes les sessions de l’agent, dans tous ses navigateurs. Les jetons d’API restent.',
        response: { 200: deconnexion, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireAgent(request)
      await closeSessions(db, agent.id, agent)
      forgetSession(reply)
      return { suite: '/' }
    },
  )
}

function open(reply: FastifyReply, secret: string, destination: string) {
  setSession(reply, secret)
  reply.header('Cache-Control', 'no-store')
  return { destination }
}

/** @throws ErreurLecteur 410, the same whatever is wrong with the link. */
async function refuseLien(db: Db): Promise<never> {
  await writeRefus(db, 'lien', 'lien inconnu, déjà utilisé ou expiré')
  throw new ErreurLecteur(
    410,
    'lien_invalide',
    'Lien invalide',
    'Ce lien a déjà servi, a expiré ou n’existe pas. Demandez-en un autre.',
  )
}
