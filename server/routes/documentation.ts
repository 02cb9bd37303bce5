import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { aucunParametre } from '../contract/base.ts'
import { pageDocumentation } from '../documentation/page.ts'
import type { Openapi } from '../documentation/schema.ts'
import { Corps, negocier } from '../plugins/encodage.ts'
import type { Application } from './commun.ts'

const STYLE = readFileSync(new URL('../documentation/style.css', import.meta.url))
/** The typeface of the site, from the package the site itself is built with. */
const POLICE = readFileSync(
  fileURLToPath(
    import.meta.resolve(
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    ),
  ),
)
const CACHEE = { config: { fichier: true }, schema: { hide: true, querystring: aucunParametre } }

/** A document that only changes with the software. */
class Document {
  readonly corps: Corps
  readonly #etag: string

  constructor(
    texte: string | Buffer,
    readonly type: string,
  ) {
    this.corps = new Corps(Buffer.from(texte))
    this.#etag = createHash('sha256').update(this.corps.brut).digest('base64url').slice(0, 22)
  }

  async envoyer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const encodage = negocier(request.headers['accept-encoding'], this.corps.encodages)
    const etag = `"${this.#etag}-${encodage}"`
    reply.headers({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', ETag: etag })
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
    if (encodage !== 'identity') reply.header('Content-Encoding', encodage)
    return reply.type(this.type).send(await this.corps.forme(encodage))
  }
}

/** The OpenAPI document and the reference page made from it; written once, when the routes are all known. */
export function routesDocumentation(app: Application): void {
  let openapi: Document
  const pages = new Map<string, Document>()
  const police = new Document(POLICE, 'font/woff2')
  const style = new Document(STYLE, 'text/css; charset=utf-8')
  app.addHook('onReady', async () => {
    openapi = new Document(JSON.stringify(app.swagger()), 'application/json; charset=utf-8')
  })
  const pageOf = (origine: string): Document => {
    const connue = pages.get(origine)
    if (connue) return connue
    const page = pageDocumentation(app.swagger() as unknown as Openapi, origine)
    const document = new Document(page, 'text/html; charset=utf-8')
    // A forged Host must not fill the memory: only a few addresses lead to one instance.
    if (pages.size < 8) pages.set(origine, document)
    return document
  }
  app.get('/api/openapi.json', CACHEE, (request, reply) => openapi.envoyer(request, reply))
  app.get('/api/docs/style.css', CACHEE, (request, reply) => style.envoyer(request, reply))
  app.get('/api/docs/police.woff2', CACHEE, (request, reply) => police.envoyer(request, reply))
  app.get('/api/docs', CACHEE, (request, reply) =>
    pageOf(`${request.protocol}://${request.host}`).envoyer(request, reply),
  )
}
