import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { aucunParametre } from '../contract/base.ts'
import { sourceClient } from '../documentation/client.ts'
import { type Demander, findReperes, illustrate } from '../documentation/document.ts'
import type { Reperes } from '../documentation/exemples.ts'
import { pageDocumentation } from '../documentation/page.ts'
import type { Openapi } from '../documentation/schema.ts'
import { Corps, negotiate } from '../plugins/encodage.ts'
import { type Application, origineOf } from './commun.ts'

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

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const encodage = negotiate(request.headers['accept-encoding'], this.corps.encodages)
    const etag = `"${this.#etag}-${encodage}"`
    reply.headers({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', ETag: etag })
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
    if (encodage !== 'identity') reply.header('Content-Encoding', encodage)
    return reply.type(this.type).send(await this.corps.forme(encodage))
  }
}

/** What is written once for each publication, for its examples are answers of it. */
interface Documentation {
  document: Openapi
  reperes: Reperes
  openapi: Document
  /** Pages by root address: a forged Host must not fill the memory, only a few addresses lead to one instance. */
  pages: Map<string, Document>
}

const ORIGINES_MAX = 8

/** The OpenAPI document and the reference page made from it, with examples asked from the API itself. */
export function routesDocumentation(
  app: Application,
  { publication, racine }: { publication: () => number; racine: string | null },
): void {
  const police = new Document(POLICE, 'font/woff2')
  const style = new Document(STYLE, 'text/css; charset=utf-8')
  let client: Document | null = null
  let courante: { publication: number; ecrite: Promise<Documentation> } | null = null
  const ask: Demander = async (url) => {
    const reponse = await app.inject({ url, headers: { accept: 'application/json' } })
    const isJson = /^application\/(\w+\+)?json\b/.test(reponse.headers['content-type']?.toString() ?? '')
    return reponse.statusCode === 200 && isJson ? reponse.json() : null
  }
  const write = async (): Promise<Documentation> => {
    const reperes = await findReperes(ask)
    const document = await illustrate(app.swagger() as unknown as Openapi, reperes, ask)
    const openapi = new Document(JSON.stringify(document), 'application/json; charset=utf-8')
    return { document, reperes, openapi, pages: new Map() }
  }
  const read = (): Promise<Documentation> => {
    if (courante?.publication !== publication()) {
      const neuve = { publication: publication(), ecrite: write() }
      courante = neuve
      neuve.ecrite.catch(() => {
        if (courante === neuve) courante = null
      })
    }
    return courante.ecrite
  }
  app.get('/api/openapi.json', CACHEE, async (request, reply) => (await read()).openapi.send(request, reply))
  app.get('/api/docs/style.css', CACHEE, (request, reply) => style.send(request, reply))
  app.get('/api/client.ts', CACHEE, (request, reply) => {
    client ??= new Document(sourceClient(), 'text/plain; charset=utf-8')
    return client.send(request, reply)
  })
  app.get('/api/docs/police.woff2', CACHEE, (request, reply) => police.send(request, reply))
  app.get('/api/docs', CACHEE, async (request, reply) => {
    const { document, reperes, pages } = await read()
    const origine = origineOf(racine, request)
    const connue = pages.get(origine)
    if (connue) return connue.send(request, reply)
    const page = new Document(pageDocumentation(document, origine, reperes), 'text/html; charset=utf-8')
    if (pages.size < ORIGINES_MAX) pages.set(origine, page)
    return page.send(request, reply)
  })
}
