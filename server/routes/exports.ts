import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { aucunParametre } from '../contract/base.ts'
import {
  collectionExports,
  type FichierExport,
  parametresExport,
  readIntervalle,
} from '../contract/exports.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import type { DepotFichiers, Ecrit } from '../exports/depot.ts'
import { FORMATS } from '../exports/formats.ts'
import { FORMATS_JEU, type FormatJeu, writeJeu } from '../exports/jeu.ts'
import { ErreurLecteur, introuvable } from '../probleme.ts'
import { readByBatches } from '../queries/curseur.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findJeu, listJeux, listPublicationsGardees } from '../queries/exports.ts'
import type { Publication } from '../queries/publication.ts'
import { EMPREINTE_CATALOGUE } from '../version.ts'
import { type Application, VIVANT } from './commun.ts'

const TAGS = ['Exports']

/** Folder of the files of a publication: another database, or another software, never shares it. */
function lotOf({ id, cree_le }: Pick<Publication, 'id' | 'cree_le'>): string {
  const identite = `${cree_le?.toISOString()} ${EMPREINTE_CATALOGUE}`
  return `publication-${id}-${createHash('sha256').update(identite).digest('hex').slice(0, 12)}`
}

/** Complete files of a publication: everything, without asking page after page. */
export function routesExports(app: Application, { db, depot }: { db: Db; depot: DepotFichiers }): void {
  app.get(
    '/api/v1/exports',
    {
      config: VIVANT,
      schema: {
        operationId: 'listerExports',
        tags: TAGS,
        summary: 'Fichiers complets',
        description:
          'Tous les établissements, tous les territoires, toutes les synthèses par niveau et toutes les lignes lues de chaque source, avec taille, nombre de lignes et empreinte SHA-256. Un fichier est écrit à sa première demande, puis conservé autant que sa publication.',
        querystring: aucunParametre,
        response: { 200: collectionExports, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const resultats = await listFichiers(publication, depot)
      const sources = publication.imports.map(({ source }) => source)
      return { total: resultats.length, resultats, suivant: null, ...enveloppeOf(publication, { sources }) }
    },
  )

  app.get(
    '/api/v1/exports/:nom',
    {
      config: { ...VIVANT, fichier: true },
      schema: {
        operationId: 'telechargerExport',
        tags: TAGS,
        summary: 'Un fichier complet',
        description:
          'CSV (RFC 4180 : virgule, point décimal, UTF-8 sans marque) ou Parquet. Les reprises sont possibles (en-tête Range) ; l’ETag est l’empreinte SHA-256 du fichier.',
        params: parametresExport,
        querystring: aucunParametre,
        response: {
          200: {
            description: 'Le fichier.',
            content: {
              'text/csv': { schema: z.string().describe('Fichier CSV.') },
              'application/vnd.apache.parquet': { schema: z.string().describe('Fichier Parquet.') },
            },
          },
          206: {
            description: 'La partie demandée du fichier.',
            content: { 'application/octet-stream': { schema: z.string().describe('Octets.') } },
          },
          ...reponsesErreurRessource,
        },
      },
    },
    async (request, reply) => {
      const { publication, params } = request
      const [id = '', format] = params.nom.split('.') as [string, FormatJeu]
      return send(request, reply, await write(db, depot, publication, id, format), format)
    },
  )
}

/** Complete files of a publication, with what is known of those already written. */
export async function listFichiers(publication: Publication, depot: DepotFichiers): Promise<FichierExport[]> {
  const fichiers = listJeux(publication).flatMap((jeu) => FORMATS_JEU.map((format) => ({ ...jeu, format })))
  return Promise.all(
    fichiers.map(async ({ id, titre, format }) => {
      const nom = `${id}.${format}`
      const ecrit = await depot.read(lotOf(publication), nom)
      const { octets = null, lignes = null, sha256 = null } = ecrit ?? {}
      const url = `/api/v1/exports/${nom}?publication=${publication.id}`
      return {
        nom,
        titre,
        format,
        type: FORMATS[format].type,
        url,
        pret: ecrit !== null,
        octets,
        lignes,
        sha256,
      }
    }),
  )
}

/** @throws ErreurLecteur 404 when the publication has no such table. */
async function write(
  db: Db,
  depot: DepotFichiers,
  publication: Publication,
  id: string,
  format: FormatJeu,
): Promise<Ecrit> {
  const nom = `${id}.${format}`
  const connu = await depot.read(lotOf(publication), nom)
  if (connu) return connu
  const jeu = await findJeu(db, publication, id)
  if (!jeu)
    throw introuvable(`Aucun fichier « ${nom} » : voir /api/v1/exports.`, { parametre: 'nom', recu: nom })
  const enveloppe = enveloppeOf(publication, { sources: publication.imports.map(({ source }) => source) })
  const adresse = `/api/v1/exports/${nom}?publication=${publication.id}`
  const notice = {
    titre: `Cartable, ${jeu.titre}`,
    adresse,
    enveloppe,
    date: publication.cree_le ?? new Date(0),
  }
  await depot.purge((await listPublicationsGardees(db)).map(lotOf))
  return depot.obtain(lotOf(publication), nom, (compter) =>
    writeJeu(jeu, readByBatches(db, jeu.requete), format, notice, compter),
  )
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { chemin, octets, sha256 }: Ecrit,
  format: FormatJeu,
) {
  const etag = `"${sha256}"`
  const nom = chemin.split(/[\\/]/).at(-1)
  reply.headers({
    ETag: etag,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Accept-Ranges': 'bytes',
    'Content-Disposition': `attachment; filename="cartable-${nom}"`,
    'Content-Type': FORMATS[format].type,
  })
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const perimee = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
  const intervalle = perimee ? null : readIntervalle(request.headers.range, octets)
  if (intervalle === 'hors') {
    reply.header('Content-Range', `bytes */${octets}`).removeHeader('ETag')
    throw new ErreurLecteur(
      416,
      'intervalle_hors_fichier',
      'Intervalle hors du fichier',
      `Le fichier compte ${octets} octets.`,
      { parametre: 'Range', recu: request.headers.range ?? '' },
    )
  }
  const { debut, fin } = intervalle ?? { debut: 0, fin: octets - 1 }
  reply.header('Content-Length', fin - debut + 1)
  if (intervalle) reply.code(206).header('Content-Range', `bytes ${debut}-${fin}/${octets}`)
  return reply.send(createReadStream(chemin, { start: debut, end: fin }))
}
