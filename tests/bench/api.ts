import { createServer } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import autocannon from 'autocannon'
import Fastify from 'fastify'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { readConfig } from '../../config.ts'
import { openConnection } from '../../data/db/connection.ts'
import { buildApp } from '../../server/app.ts'

const CONNEXIONS = 16
const SECONDES = 4
const PASSES = 3

const mediane = (valeurs: readonly number[]): number =>
  valeurs.toSorted((a, b) => a - b)[Math.floor(valeurs.length / 2)] ?? 0

/** Requests per second, median of a few runs. */
async function debit(url: string, headers: Record<string, string>): Promise<number> {
  const mesures: number[] = []
  for (let passe = 0; passe < PASSES; passe += 1) {
    const { requests, non2xx, errors } = await autocannon({
      url,
      headers,
      connections: CONNEXIONS,
      duration: SECONDES,
    })
    if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refusals, ${errors} errors`)
    mesures.push(requests.average)
  }
  return mediane(mesures)
}

/** Seconds to read the whole of a stream or an answer, median of a few runs. */
async function duree(travail: () => Promise<unknown>): Promise<number> {
  const mesures: number[] = []
  for (let passe = 0; passe < PASSES; passe += 1) {
    const depart = performance.now()
    await travail()
    mesures.push((performance.now() - depart) / 1000)
  }
  return mediane(mesures)
}

const portLibre = (): Promise<number> =>
  new Promise((resolve) => {
    const essai = createServer().listen(0, '127.0.0.1', () => {
      const { port } = essai.address() as { port: number }
      essai.close(() => resolve(port))
    })
  })

/** A bare Fastify that answers given bytes from memory: what this machine can do at most. */
async function temoin(
  type: string,
  encodage: string | null,
  corps: Buffer,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify()
  app.get('/', (_, reply) => {
    reply.header('content-type', type)
    if (encodage) reply.header('content-encoding', encodage)
    return reply.send(corps)
  })
  const url = await app.listen({ host: '127.0.0.1', port: await portLibre() })
  return { url, close: () => app.close() }
}

async function lireTout(url: string, headers: Record<string, string> = {}): Promise<number> {
  const reponse = await fetch(url, { headers })
  if (!reponse.ok) throw new Error(`${url}: ${reponse.status}`)
  return (await reponse.arrayBuffer()).byteLength
}

/** The same columns as the CSV of the country, straight out of the database. */
const COPY = `copy (select e.uai, e.nom, e.type, e.secteur, e.commune, c.nom as commune_nom, e.departement, e.academie,
  e.longitude, e.latitude, e.position_precision, e.education_prioritaire, e.ouvert
  from etablissement e
  left join territoire c on c.publication_id = e.publication_id and c.niveau = 'commune' and c.code = e.commune
  where e.publication_id = $PUBLICATION order by e.uai) to stdout (format csv, header)`

async function copier(url: string, publication: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const flux = client.query(copyTo(COPY.replace('$PUBLICATION', String(publication))))
    for await (const _ of flux);
  } finally {
    await client.end()
  }
}

/** Measures the API on the database of DATABASE_URL (demonstration data loaded by `npm start`). */
export async function run(): Promise<void> {
  const config = readConfig()
  if (!config.databaseUrl)
    throw new Error('DATABASE_URL must name a database loaded with the demonstration data')
  const connection = openConnection(config.databaseUrl)
  const app = await buildApp({
    connection,
    config: { ...config, logLevel: 'silent' },
    webDir: null,
    lecturesParMinute: 1e9,
    retardMaxMs: 0,
  })
  const racine = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    await mesurer(racine, config.databaseUrl)
  } finally {
    await app.close()
    await connection.close()
  }
}

interface Cas {
  nom: string
  chemin: string
  headers?: Record<string, string>
}

async function mesurer(racine: string, base: string): Promise<void> {
  const { publication } = (await (await fetch(`${racine}/api/v1/etat`)).json()) as { publication: number }
  const ecole = (await (
    await fetch(`${racine}/api/v1/etablissements?territoire=departement:35&limit=1`)
  ).json()) as {
    resultats: { uai: string }[]
  }
  const cas: Cas[] = [
    { nom: 'synthèse d’un département', chemin: '/api/v1/territoires/departement/35/synthese?type=college' },
    { nom: 'page d’un établissement', chemin: `/api/v1/etablissements/${ecole.resultats[0]?.uai}` },
    {
      nom: 'liste filtrée (100 établissements)',
      chemin: '/api/v1/etablissements?territoire=departement:35&filtre=ips<100&indicateurs=ips',
    },
    { nom: 'recherche', chemin: '/api/v1/recherche?q=rennes' },
    { nom: 'une tuile', chemin: `/tuiles/${publication}/commune/7/63/44.mvt` },
  ]
  console.log(`${'cas'.padEnd(40)} ${'req/s'.padStart(8)} ${'témoin'.padStart(8)} ${'part'.padStart(6)}`)
  for (const { nom, chemin, headers = { 'accept-encoding': 'gzip' } } of cas) {
    const reponse = await fetch(racine + chemin, { headers })
    const corps = Buffer.from(await reponse.arrayBuffer())
    const encodage = reponse.headers.get('content-encoding')
    const reference = await temoin(reponse.headers.get('content-type') ?? '', encodage, corps)
    await attendre(300)
    const ici = await debit(racine + chemin, headers)
    const la = await debit(reference.url, headers)
    await reference.close()
    console.log(
      `${nom.padEnd(40)} ${ici.toFixed(0).padStart(8)} ${la.toFixed(0).padStart(8)} ${`${((100 * ici) / la).toFixed(0)} %`.padStart(6)}`,
    )
  }
  const csv35 = await duree(() => lireTout(`${racine}/api/v1/etablissements.csv?territoire=departement:35`))
  const csv = await duree(() => lireTout(`${racine}/api/v1/etablissements.csv`))
  const copy = await duree(() => copier(base, publication))
  console.log(
    `\nCSV d’un département ${csv35.toFixed(2)} s ; du pays ${csv.toFixed(2)} s ; COPY TO ${copy.toFixed(2)} s (part de la vitesse ${((100 * copy) / csv).toFixed(0)} %)`,
  )
}
