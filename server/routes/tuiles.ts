import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { type ParametresTuile, parametresTuile } from '../contract/tuiles.ts'
import { deGzip, negotiate } from '../plugins/encodage.ts'
import { introuvable } from '../probleme.ts'
import type { Couche } from '../queries/tuiles.ts'
import type { LecteurTuiles } from '../tuiles.ts'
import type { Application } from './commun.ts'

/** The publication is in the address: what it answers never changes. */
const IMMUABLE = 'public, max-age=31536000, immutable'

/** Vector tiles of a publication. */
export function routesTuiles(app: Application, { tuiles }: { tuiles: LecteurTuiles }): void {
  app.get(
    '/tuiles/:publication/:couche/:z/:x/:y.mvt',
    {
      config: { fichier: true },
      schema: {
        operationId: 'lireTuile',
        tags: ['Tuiles'],
        summary: 'Tuile vectorielle',
        description:
          'Tuile au format Mapbox Vector Tile. La couche porte le nom demandé ; les territoires ont « code » et « nom », les établissements « uai », « nom », « type », « secteur » et « ep » (aux petits zooms, des points regroupés avec « nombre »).',
        params: parametresTuile,
        querystring: aucunParametre,
        response: {
          200: {
            description: 'La tuile, compressée par gzip.',
            content: {
              'application/vnd.mapbox-vector-tile': { schema: z.string().describe('Tuile binaire.') },
            },
          },
          204: z.undefined().describe('Rien à dessiner à cet endroit.'),
          ...reponsesErreurRessource,
        },
      },
    },
    async (request, reply) => {
      const { params } = request
      const couche = await requireCouche(tuiles, params)
      const etag = `"${couche.jeu_id}-${params.z}-${params.x}-${params.y}"`
      reply.headers({ 'Cache-Control': IMMUABLE, Vary: 'Accept-Encoding', ETag: etag })
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send(undefined)
      const contenu = await tuiles.tuile(couche.jeu_id, params)
      return contenu ? send(request, reply, contenu) : reply.code(204).send(undefined)
    },
  )
}

/** @throws ErreurLecteur 404 for a publication no longer kept, a layer it lacks, or a place outside of it. */
async function requireCouche(tuiles: LecteurTuiles, params: ParametresTuile): Promise<Couche> {
  const couche = await tuiles.couche(params.publication, params.couche)
  if (!couche) {
    throw introuvable(
      `La publication ${params.publication} n’existe pas, n’est plus conservée ou n’a pas de couche « ${params.couche} ».`,
      { parametre: 'publication', recu: String(params.publication) },
    )
  }
  const cote = 2 ** params.z
  const dehors = params.z < couche.zoom_min || params.z > couche.zoom_max
  if (dehors || params.x >= cote || params.y >= cote) {
    throw introuvable(
      `La couche « ${params.couche} » n’a pas de tuile ${params.z}/${params.x}/${params.y} : zooms ${couche.zoom_min} à ${couche.zoom_max}.`,
      { parametre: 'z', recu: `${params.z}/${params.x}/${params.y}` },
    )
  }
  return couche
}

/** Stored bytes go out as they are; only a client that refuses gzip costs a decompression. */
async function send(request: FastifyRequest, reply: FastifyReply, contenu: Buffer): Promise<FastifyReply> {
  reply.type('application/vnd.mapbox-vector-tile')
  if (negotiate(request.headers['accept-encoding'], ['gzip']) === 'gzip') {
    return reply.header('Content-Encoding', 'gzip').send(contenu)
  }
  return reply.send(await deGzip(contenu))
}
