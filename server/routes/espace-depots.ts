import type { Readable } from 'node:stream'
import { OCTETS_DEPOT_MAX } from '../../data/catalogue/model/depot.ts'
import { aucunParametre, fichierBrut } from '../contract/base.ts'
import {
  apercuDepot,
  depotLu,
  listeDepots,
  listeRejetsDepot,
  parametresDepot,
  placesDepot,
  requeteApercuDepot,
  requeteDepots,
  requeteEnvoiDepot,
  requeteRejetsDepot,
} from '../contract/depots.ts'
import { reponsesErreurAgent, reponsesErreurEcriture } from '../contract/probleme.ts'
import { ErreurLecteur } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { type CleApercu, listPlaces, pageApercu } from '../queries/depots/apercu.ts'
import { compare } from '../queries/depots/comparer.ts'
import { createDepot } from '../queries/depots/creer.ts'
import { toDepot } from '../queries/depots/element.ts'
import { EnvoiTropGrand, type FichierRecu, receiveDepot } from '../queries/depots/fichiers.ts'
import { listDepots } from '../queries/depots/liste.ts'
import { listRejets, readRejets } from '../queries/depots/rejets.ts'
import type { Veille } from '../queries/veille.ts'
import { requireRole, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseur, readCurseurNombre } from './commun.ts'
import { decideTerritoire, requireDepot, requireVerifie } from './depot-confie.ts'
import { sendRejets } from './depot-rejets.ts'
import { routesEspaceDepotsAgir } from './espace-depots-agir.ts'
import { requireNiveauEtCode } from './filtres-decides.ts'

export const TAGS_DEPOTS = ['Données locales']
const RESERVE = reserve('depots')

/** Files of local data: sent, checked, compared by the agents of pilot territories, or by their programs. */
export function routesEspaceDepots(
  app: Application,
  { db, veille, dataDir }: { db: Db; veille: Pick<Veille, 'courante' | 'refresh'>; dataDir: string },
): void {
  app.get(
    '/api/v1/espace/depots',
    {
      config: RESERVE,
      schema: {
        operationId: 'listerDepots',
        tags: TAGS_DEPOTS,
        summary: 'Dépôts confiés à l’agent',
        description:
          'Fichiers envoyés pour les territoires de l’agent (tous, pour un administrateur), du plus récent au plus ancien, avec leur état et leur version.',
        querystring: requeteDepots,
        response: { 200: listeDepots, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const { curseur, ...requete } = request.query
      requireNiveauEtCode(requete)
      const { total, depots, reste } = await listDepots(db, agent, requete, readCurseurNombre(curseur))
      const dernier = reste ? depots.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: depots, suivant }
    },
  )

  // A scope of its own: here a body is a file, whatever its type says, and is read as it comes.
  app.register(async (fichiers: Application) => {
    fichiers.removeAllContentTypeParsers()
    fichiers.addContentTypeParser('*', (_request, flux, suite) => suite(null, flux))
    fichiers.post(
      '/api/v1/espace/depots',
      {
        config: RESERVE,
        bodyLimit: OCTETS_DEPOT_MAX,
        schema: {
          operationId: 'envoyerDepot',
          tags: TAGS_DEPOTS,
          summary: 'Envoyer un fichier de données locales',
          description:
            'Le corps de la requête est le fichier lui-même : CSV (point-virgule, virgule ou tabulation ; UTF-8 ou Windows-1252), XLSX ou ODS, 20 Mo et 100 000 lignes au plus. Il est vérifié ligne à ligne aussitôt après ; rien n’est publié tant que « publier » n’est pas demandé. La réponse donne son numéro, pour le suivre.',
          querystring: requeteEnvoiDepot,
          consumes: ['application/octet-stream'],
          body: fichierBrut('Le fichier lui-même.'),
          response: { 202: depotLu, ...reponsesErreurEcriture },
        },
      },
      async (request, reply) => {
        const agent = requireRole(request, 'pilote', 'administrateur')
        const { schema, fichier } = request.query
        const publication = veille.courante()
        const territoire = await decideTerritoire(db, publication, agent, request.query)
        if (Number(request.headers['content-length'] ?? 0) > OCTETS_DEPOT_MAX) throw tropGrand()
        const { format, octets, sha256, sort, jeter } = await receive(dataDir, request.body)
        try {
          if (typeof format !== 'string') throw nonAdmis(format.refus)
          const { demonstration } = publication
          const nouveau = { ...territoire, schema, fichier, format, octets, sha256, demonstration }
          const id = await createDepot(db, agent, nouveau, sort)
          if (id === null) throw tropDeDepots()
          const depot = await requireDepot(db, agent, id)
          return reply.code(202).header('Location', `/api/v1/espace/depots/${id}`).send(toDepot(depot))
        } catch (error) {
          await jeter()
          throw error
        }
      },
    )
  })

  app.get(
    '/api/v1/espace/depots/:id',
    {
      config: RESERVE,
      schema: {
        operationId: 'lireDepot',
        tags: TAGS_DEPOTS,
        summary: 'Un dépôt',
        description:
          'Où en est sa vérification, ce que sont devenues ses lignes, ce que sa publication changerait, et ce que son état permet. À relire jusqu’à ce que « etat » ne soit plus « attente » ni « verification ».',
        params: parametresDepot,
        querystring: aucunParametre,
        response: { 200: depotLu, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      return toDepot(await requireDepot(db, agent, request.params.id))
    },
  )

  app.get(
    '/api/v1/espace/depots/:id/rejets',
    {
      config: { ...RESERVE, formats: ['csv'] },
      schema: {
        operationId: 'listerRejetsDepot',
        tags: TAGS_DEPOTS,
        summary: 'Lignes rejetées d’un dépôt',
        description:
          'Chaque ligne rejetée, avec son numéro dans le fichier, la colonne et le motif. En « .csv », toutes ces lignes telles qu’elles sont dans le fichier, précédées du motif : une fois corrigées, elles peuvent être renvoyées.',
        params: parametresDepot,
        querystring: requeteRejetsDepot,
        response: { 200: listeRejetsDepot, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const { id, titres, rejetees } = await requireDepot(db, agent, request.params.id)
      if (request.format === 'csv') return sendRejets(reply, id, titres, readRejets(db, id)) as never
      const { limit, curseur } = request.query
      const { rejets, reste } = await listRejets(db, id, { apres: readCurseurNombre(curseur), limit })
      const dernier = reste ? rejets.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.ligne)] : null)
      reply.headers(lienSuivant(suivant))
      return { total: rejetees, titres, resultats: rejets, suivant }
    },
  )

  app.get(
    '/api/v1/espace/depots/:id/apercu',
    {
      config: RESERVE,
      schema: {
        operationId: 'lireApercuDepot',
        tags: TAGS_DEPOTS,
        summary: 'Aperçu avant publication',
        description:
          'Ce que la publication du dépôt changerait : lignes et valeurs nouvelles, changées, identiques ou retirées par rapport à la version publiée par le même territoire, à côté de la valeur nationale.',
        params: parametresDepot,
        querystring: requeteApercuDepot,
        response: { 200: apercuDepot, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const depot = await requireVerifie(db, agent, request.params.id)
      const { curseur, nature, limit } = request.query
      const comparaison = await compare(db, depot)
      const { avec, publication } = comparaison
      const vise = { id: depot.id, schema: toDepot(depot).schema, avec, publication }
      const apres = readCurseur(curseur, 4) as CleApercu | null
      const { lignes, suite } = await pageApercu(db, vise, { nature, limit }, apres)
      const suivant = adresseSuivante(request.url, suite)
      reply.headers(lienSuivant(suivant))
      const comptes = comparaison.lignes
      const toutes = comptes.nouvelles + comptes.changees + comptes.identiques + comptes.retirees
      const total = {
        toutes,
        nouvelle: comptes.nouvelles,
        changee: comptes.changees,
        identique: comptes.identiques,
        retiree: comptes.retirees,
      }[nature]
      return { comparaison, total, resultats: lignes, suivant }
    },
  )

  app.get(
    '/api/v1/espace/depots/:id/places',
    {
      config: RESERVE,
      schema: {
        operationId: 'listerPlacesDepot',
        tags: TAGS_DEPOTS,
        summary: 'Où sont les établissements d’un dépôt',
        description:
          'Position des établissements que décrivent les lignes acceptées ou que la publication retirerait, avec ce qu’ils deviendraient, pour les montrer sur une carte.',
        params: parametresDepot,
        querystring: aucunParametre,
        response: { 200: placesDepot, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const depot = await requireVerifie(db, agent, request.params.id)
      const { avec, publication } = await compare(db, depot)
      return listPlaces(db, { id: depot.id, avec, publication })
    },
  )

  routesEspaceDepotsAgir(app, { db, veille })
}

const tropGrand = (): ErreurLecteur =>
  new ErreurLecteur(
    413,
    'corps_trop_volumineux',
    'Envoi trop volumineux',
    'Un fichier de données locales pèse 20 Mo au plus. Partagez-le, ou envoyez-le en XLSX.',
  )

const nonAdmis = (detail: string): ErreurLecteur =>
  new ErreurLecteur(415, 'type_non_admis', 'Type de contenu non admis', detail)

const tropDeDepots = (): ErreurLecteur =>
  new ErreurLecteur(
    429,
    'quota_cible',
    'Trop d’envois',
    'Trop de fichiers ont été envoyés en un jour pour ce territoire. Réessayez demain.',
  )

/** @throws ErreurLecteur 413 for a file too large, 400 for an empty one, or one that stopped on its way. */
async function receive(dataDir: string, corps: unknown): Promise<FichierRecu> {
  const recu = corps ? await receiveDepot(dataDir, corps as Readable).catch(refuseEnvoi) : null
  if (recu && recu.octets > 0) return recu
  await recu?.jeter()
  throw fichierVide()
}

const fichierVide = (): ErreurLecteur =>
  new ErreurLecteur(
    400,
    'parametre_manquant',
    'Fichier manquant',
    'Le fichier est vide : le corps de la requête doit être le fichier lui-même.',
    { parametre: 'corps' },
  )

function refuseEnvoi(error: unknown): never {
  if (error instanceof EnvoiTropGrand) throw tropGrand()
  if (
    (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    String(error).includes('aborted')
  ) {
    throw new ErreurLecteur(
      400,
      'requete_malformee',
      'Envoi interrompu',
      'Le fichier n’est pas arrivé en entier.',
    )
  }
  throw error
}
