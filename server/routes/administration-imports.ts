import type { Readable } from 'node:stream'
import type { Agent } from '../../data/catalogue/model/role.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import {
  collectionDemandes,
  demandeLue,
  parametresDemande,
  parametresPublication,
  requeteDemandes,
  requeteEnvoi,
  retraitDemande,
} from '../contract/administration-instance.ts'
import { aucunParametre, fichierBrut } from '../contract/base.ts'
import { reponsesErreurAgent, reponsesErreurEcriture } from '../contract/probleme.ts'
import { conflit, ErreurLecteur, introuvable, parametreInvalide } from '../probleme.ts'
import {
  abandonDemande,
  askRetrait,
  createDemande,
  findDemande,
  listDemandes,
} from '../queries/administration/demandes.ts'
import { EnvoiTropGrand, type FichierRecu, receiveFichier } from '../queries/administration/televersement.ts'
import type { Db } from '../queries/db.ts'
import { findNature } from '../queries/instance.ts'
import { listVersions } from '../queries/versions.ts'
import { requireRole, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre } from './commun.ts'

const TAGS = ['Administration']

const sansDemande = (id: number) =>
  introuvable(`Aucune demande d’import ne porte le numéro ${id}.`, { parametre: 'id', recu: String(id) })

/** @throws ErreurLecteur 413 for a file too large, 400 for an empty one. */
async function receive(dataDir: string, nom: string, corps: unknown): Promise<FichierRecu> {
  const recu = await receiveFichier(dataDir, nom, corps as Readable).catch((error: unknown) => {
    if (!(error instanceof EnvoiTropGrand)) throw error
    throw new ErreurLecteur(
      413,
      'corps_trop_volumineux',
      'Envoi trop volumineux',
      'Un fichier pèse 2 Go au plus.',
    )
  })
  if (recu.octets > 0) return recu
  await recu.jeter()
  throw parametreInvalide('corps', '0 octet', 'le contenu du fichier')
}

/** Imports asked for by administrators, and publications taken back. */
export function routesAdministrationImports(
  app: Application,
  { db, dataDir }: { db: Db; dataDir: string },
): void {
  // A scope of its own: here a body is a file, whatever its type says, and is read as it comes.
  app.register(async (fichiers: Application) => {
    fichiers.removeAllContentTypeParsers()
    fichiers.addContentTypeParser('*', (_request, flux, suite) => suite(null, flux))
    fichiers.post(
      '/api/v1/administration/imports',
      {
        config: reserve('imports'),
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          operationId: 'lancerImport',
          tags: TAGS,
          summary: 'Envoyer un fichier à importer',
          description:
            'Le corps de la requête est le fichier lui-même (2 Go au plus, compressé ou non), quel que soit son type. L’import commence aussitôt que les précédents sont finis ; la réponse donne son numéro, pour le suivre.',
          querystring: requeteEnvoi,
          consumes: ['application/octet-stream'],
          body: fichierBrut('Le fichier lui-même.'),
          response: { 201: demandeLue, ...reponsesErreurEcriture },
        },
      },
      async (request, reply) => {
        const agent = requireRole(request, 'administrateur')
        const { source, fichier, campagne = null } = request.query
        const fiche = findSource(source)
        if (!fiche || fiche.genre === 'embarquee') {
          throw parametreInvalide(
            'source',
            source,
            'une source importable du catalogue (voir /api/v1/sources)',
          )
        }
        if ((await findNature(db)) === 'demonstration') {
          throw conflit('Cette instance montre la démonstration : on n’y mêle pas de données réelles.')
        }
        const recu = await receive(dataDir, fichier, request.body)
        const { octets, sha256, sort, jeter } = recu
        try {
          return reply
            .code(201)
            .send(await createDemande(db, agent, { source, campagne, fichier, octets, sha256 }, sort))
        } catch (error) {
          await jeter()
          throw error
        }
      },
    )
  })

  app.get(
    '/api/v1/administration/imports',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'listerDemandesImport',
        tags: TAGS,
        summary: 'Demandes d’import',
        description: 'Fichiers envoyés, de la plus récente demande à la plus ancienne, et où chacune en est.',
        querystring: requeteDemandes,
        response: { 200: collectionDemandes, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      requireRole(request, 'administrateur')
      const avant = readCurseurNombre(request.query.curseur)
      const { total, demandes, reste } = await listDemandes(db, request.query, avant)
      const dernier = reste ? demandes.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: demandes, suivant }
    },
  )

  app.get(
    '/api/v1/administration/imports/:id',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'suivreImport',
        tags: TAGS,
        summary: 'Suivre un import',
        description: 'État, étape, avancement et journal d’une demande, écrits chaque seconde.',
        params: parametresDemande,
        querystring: aucunParametre,
        response: { 200: demandeLue, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      const demande = await findDemande(db, request.params.id)
      if (!demande) throw sansDemande(request.params.id)
      return demande
    },
  )

  app.post(
    '/api/v1/administration/imports/:id/abandonner',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'abandonnerImport',
        tags: TAGS,
        summary: 'Abandonner un import',
        description: 'En attente ou en cours, l’import s’arrête ; ce qui est publié reste tel quel.',
        params: parametresDemande,
        response: { 200: demandeLue, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'administrateur')
      const { id } = request.params
      const faite = await abandonDemande(db, agent, id)
      const demande = await findDemande(db, id)
      if (!demande) throw sansDemande(id)
      if (!faite) throw conflit('Cet import est fini : pour revenir en arrière, retirez sa publication.')
      return demande
    },
  )

  const demanderRetrait = async (agent: Agent, acte: 'retirer' | 'revenir', publication: number) => {
    await requireRetirable(db, acte, publication)
    await askRetrait(db, agent, acte, publication)
    return {
      message: 'Le retrait est en file : il se fait dès que nul import ne publie.',
    }
  }

  app.post(
    '/api/v1/administration/publications/:publication/retirer',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'retirerPublication',
        tags: TAGS,
        summary: 'Retirer une publication',
        description:
          'Les lecteurs voient aussitôt la publication conservée qui précède. Ce qui est retiré est effacé ; le prochain import repart de ce qui reste.',
        params: parametresPublication,
        response: { 202: retraitDemande, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'administrateur')
      return reply.code(202).send(await demanderRetrait(agent, 'retirer', request.params.publication))
    },
  )

  app.post(
    '/api/v1/administration/publications/:publication/revenir',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'revenirPublication',
        tags: TAGS,
        summary: 'Revenir à une publication',
        description: 'Remet en vigueur une publication conservée, en retirant toutes celles qui la suivent.',
        params: parametresPublication,
        response: { 202: retraitDemande, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'administrateur')
      return reply.code(202).send(await demanderRetrait(agent, 'revenir', request.params.publication))
    },
  )
}

/** @throws ErreurLecteur 404 for a publication that is not kept, 409 when none would be left. */
async function requireRetirable(db: Db, acte: 'retirer' | 'revenir', publication: number): Promise<void> {
  const conservees = (await listVersions(db, 0)).filter(({ conservee }) => conservee)
  if (!conservees.some((version) => version.publication === publication)) {
    throw introuvable(`La publication n° ${publication} n’est pas conservée (voir /api/v1/versions).`)
  }
  if (acte === 'retirer' && conservees.length === 1) {
    throw conflit('C’est la seule publication conservée : rien ne la remplacerait.')
  }
}
