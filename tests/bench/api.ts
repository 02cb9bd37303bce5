import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { readConfig } from '../../config.ts'
import { openConnection } from '../../data/db/connection.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { buildApp } from '../../server/app.ts'
import { debits, durees, latences, readAll } from './mesures.ts'
import { type Octets, openFastify, openNginx, type Temoin } from './temoins.ts'

const PASSES = 5
const PASSES_FICHIERS = 3
/** Addresses asked once each, to measure what is not in memory. */
const FROIDES = 100

/** As browsers ask. */
const NAVIGATEUR = { 'accept-encoding': 'gzip' }

/** What a reader asks for, and the bytes he gets. */
interface Cas {
  nom: string
  chemin: string
}

/**
 * Measures the API on the database of DATABASE_URL, else on the embedded one of the data folder, each answer beside the
 * same bytes from a bare Fastify and, where it is installed, from nginx. Demonstration data must be there (`npm start`).
 */
export async function run(): Promise<void> {
  const config = readConfig()
  const embarque = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const base = config.databaseUrl ?? embarque?.url ?? ''
  const connection = openConnection(base)
  const app = await buildApp({
    connection,
    config: { ...config, logLevel: 'silent' },
    webDir: null,
    lecturesParMinute: 1e9,
    retardMaxMs: 0,
  })
  const temoins = [await openFastify(), await openNginx()].filter((temoin) => temoin !== null)
  try {
    const racine = await app.listen({ host: '127.0.0.1', port: 0 })
    await measure(racine, base, temoins)
  } finally {
    await Promise.all(temoins.map((temoin) => temoin.close()))
    await app.close()
    await connection.close()
    await embarque?.stop()
  }
}

async function measure(racine: string, base: string, temoins: readonly Temoin[]): Promise<void> {
  const read = async <T>(chemin: string): Promise<T> => (await (await fetch(racine + chemin)).json()) as T
  const { publication } = await read<{ publication: number | null }>('/api/v1/etat')
  if (publication === null) throw new Error('nothing is published: run `npm start` first')
  const { resultats } = await read<{ resultats: { uai: string; nom: string; commune: { nom: string } }[] }>(
    `/api/v1/etablissements?territoire=departement:35&limit=${FROIDES}`,
  )
  await measureReponses(racine, temoins, [
    { nom: 'synthèse d’un département', chemin: '/api/v1/territoires/departement/35/synthese?type=college' },
    { nom: 'page d’un établissement', chemin: `/api/v1/etablissements/${resultats[0]?.uai}` },
    {
      nom: 'liste filtrée (100 établissements)',
      chemin: '/api/v1/etablissements?territoire=departement:35&filtre=ips<100&indicateurs=ips',
    },
    { nom: 'recherche', chemin: '/api/v1/recherche?q=rennes' },
    { nom: 'une tuile', chemin: `/tuiles/${publication}/commune/7/63/44.mvt` },
  ])
  await measureFroides(racine, resultats)
  await measureFichiers(racine, temoins, base, publication)
}

const enColonnes = (...cellules: string[]): string =>
  cellules.map((cellule, rang) => (rang === 0 ? cellule.padEnd(36) : cellule.padStart(14))).join('')
const pourcent = (part: number): string => `${(100 * part).toFixed(0)} %`

/** An answer as it travels, compressed or not: what `fetch` would hide. */
async function octetsDe(url: string, headers: Record<string, string>): Promise<Octets> {
  const requete = get(url, { headers })
  const [reponse] = (await once(requete, 'response')) as [IncomingMessage]
  const morceaux: Buffer[] = []
  for await (const morceau of reponse) morceaux.push(morceau as Buffer)
  if (reponse.statusCode !== 200) throw new Error(`${url}: ${reponse.statusCode}`)
  const { 'content-type': type = '', 'content-encoding': encodage = null } = reponse.headers
  return { type, encodage, corps: Buffer.concat(morceaux) }
}

/** Answers that are asked again and again: requests per second, beside the same bytes served by the witnesses. */
async function measureReponses(
  racine: string,
  temoins: readonly Temoin[],
  cas: readonly Cas[],
): Promise<void> {
  console.log(
    enColonnes(
      'réponses en mémoire (req/s)',
      'octets',
      'Cartable',
      ...temoins.flatMap(({ nom }) => [nom, 'part']),
    ),
  )
  for (const { nom, chemin } of cas) {
    const octets = await octetsDe(racine + chemin, NAVIGATEUR)
    const urls = [racine + chemin, ...(await Promise.all(temoins.map((temoin) => temoin.serve(octets))))]
    const [ici = 0, ...autres] = await debits(urls, NAVIGATEUR, PASSES)
    const parts = autres.flatMap((autre) => [autre.toFixed(0), pourcent(ici / autre)])
    console.log(enColonnes(nom, String(octets.corps.length), ici.toFixed(0), ...parts))
  }
}

/** Answers that nobody has asked yet: latency of requests that come one by one. */
async function measureFroides(
  racine: string,
  ecoles: readonly { uai: string; nom: string; commune: { nom: string } }[],
): Promise<void> {
  const q = encodeURIComponent
  const departements = Array.from({ length: 90 }, (_, rang) => String(rang + 1).padStart(2, '0')).filter(
    (code) => code !== '20',
  )
  const cas: [string, string[]][] = [
    [
      'recherche d’un établissement',
      ecoles.map(({ nom, commune }) => `recherche?q=${q(`${nom} ${commune.nom}`)}`),
    ],
    [
      'recherche, une lettre de trop',
      ecoles.map(({ commune }, rang) => `recherche?limit=9&q=${q(`${commune.nom}${rang % 10}`)}`),
    ],
    [
      'recherche, frappe (4 lettres)',
      ecoles.map(({ commune }) => `recherche?limit=8&q=${q(commune.nom.slice(0, 4))}`),
    ],
    ['page d’un établissement', ecoles.map(({ uai }) => `etablissements/${uai}`)],
    [
      'synthèse d’un département',
      departements.map((code) => `territoires/departement/${code}/synthese?type=lycee`),
    ],
    [
      'liste filtrée',
      departements.map(
        (code) => `etablissements?territoire=departement:${code}&filtre=ips<101&indicateurs=ips`,
      ),
    ],
  ]
  console.log(`\n${enColonnes('réponses à calculer (ms)', 'médiane', '9e décile')}`)
  for (const [nom, chemins] of cas) {
    const urls = [...new Set(chemins)].map((chemin) => `${racine}/api/v1/${chemin}`)
    const { p50, p90 } = await latences(urls)
    console.log(enColonnes(nom, p50.toFixed(1), p90.toFixed(1)))
  }
}

/** The same columns as the CSV of the API, straight out of the database. */
const copie = (publication: number, ou: string): string => `copy (
  select e.uai, e.nom, e.type, e.secteur, e.commune, c.nom as commune_nom, e.departement, d.nom as departement_nom,
    e.academie, a.nom as academie_nom, e.longitude, e.latitude, e.position_precision, e.education_prioritaire, e.ouvert
  from etablissement e
  left join territoire c on c.publication_id = e.publication_id and c.niveau = 'commune' and c.code = e.commune
  left join territoire d on d.publication_id = e.publication_id and d.niveau = 'departement' and d.code = e.departement
  left join territoire a on a.publication_id = e.publication_id and a.niveau = 'academie' and a.code = e.academie
  where e.publication_id = ${publication}${ou} order by e.uai) to stdout (format csv, header, delimiter ';')`

async function copier(client: pg.Client, requete: string): Promise<void> {
  for await (const _ of client.query(copyTo(requete)));
}

/** Whole lists as CSV: seconds, beside `COPY TO` of the same columns, and the same bytes served by the witnesses. */
async function measureFichiers(
  racine: string,
  temoins: readonly Temoin[],
  base: string,
  publication: number,
): Promise<void> {
  console.log(
    `\n${enColonnes('fichiers (s)', 'octets', 'Cartable', 'COPY TO', 'vitesse', ...temoins.map(({ nom }) => nom))}`,
  )
  const client = new pg.Client(base)
  await client.connect()
  try {
    for (const { nom, chemin, ou } of [
      {
        nom: 'CSV d’un département',
        chemin: '/api/v1/etablissements.csv?territoire=departement:35',
        ou: " and e.departement = '35'",
      },
      { nom: 'CSV du pays', chemin: '/api/v1/etablissements.csv', ou: '' },
    ]) {
      const octets = await octetsDe(racine + chemin, {})
      const urls = await Promise.all(temoins.map((temoin) => temoin.serve(octets)))
      const travaux = [
        () => readAll(racine + chemin),
        () => copier(client, copie(publication, ou)),
        ...urls.map((url) => () => readAll(url)),
      ]
      const [ici = 0, copy = 0, ...autres] = await durees(travaux, PASSES_FICHIERS)
      const textes = [ici, copy].map((duree) => duree.toFixed(3))
      console.log(
        enColonnes(
          nom,
          String(octets.corps.length),
          ...textes,
          pourcent(copy / ici),
          ...autres.map((s) => s.toFixed(3)),
        ),
      )
    }
  } finally {
    await client.end()
  }
}
