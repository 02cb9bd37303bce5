import { type RawBuilder, sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { foldRecherche } from '../../data/catalogue/model/recherche.ts'
import type { Trouvaille } from '../contract/recherche.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

interface Trouve {
  genre: 'territoire' | 'etablissement'
  niveau: string
  code: string
  libelle: string
  contexte: string
  longitude: number | null
  latitude: number | null
  /** Inhabitants of a territory; 1 for a school. */
  poids: number
}

/** Words shorter than this cannot be told from a typing error. */
const FAUTE_MIN = 4
/**
 * Share of the trigrams of the query that a name must hold to be taken for a mistyped one: a long query
 * shares half of its trigrams with thousands of names, which would all have to be weighed.
 */
const ressemblanceMin = (texte: string): number => (texte.length > 12 ? 0.6 : 0.5)
/** Share of all trigrams, of the query and of the name, that a whole name must have in common with it. */
const PROXIMITE_MIN = 0.5
/** A typing error adds or drops a letter or two, not a word. */
const ECART_MAX = 3

/** Words by which a reader says which level is meant: « académie de Rennes ». */
const NIVEAUX_DITS: Record<string, Niveau[]> = {
  region: ['region', 'region_academique'],
  academie: ['academie'],
  departement: ['departement'],
  commune: ['commune'],
  ville: ['commune'],
}
const LIAISONS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l'])

/** Words so common in the names of schools that their trigrams say nothing: they are looked for as they are. */
const GENERIQUES = new Set([
  ...['ecole', 'college', 'lycee', 'elementaire', 'maternelle', 'primaire', 'public', 'prive', 'privee'],
  ...['professionnel', 'general', 'technologique', 'polyvalent'],
])
/** A place so much larger is what was meant: « renes » is Rennes before it is Renescure. */
const BIEN_PLUS = 20
/** With so many names that hold every word, none was mistyped; one is enough when the words are many. */
const ASSEZ = 3
const assez = (mots: readonly string[]): number => (mots.length > 2 ? 1 : ASSEZ)

/** Shorter words give the trigram index nothing to look for. */
const MOT_INDEXE_MIN = 4

/** A start of UAI or of territory code: `0350`, `0350001a`, `35238`, `2a`. */
const CODE = /^\d[\da-z]{1,8}$/i

/**
 * Best matches, in this order: code, territory of the level that was named, name that begins with the words
 * typed, territory of almost that name, name whose words begin with them in any order, then names that
 * resemble them. Each way is only tried when the ones before left room.
 */
export async function rechercher(
  db: Db,
  publication: Publication,
  q: string,
  limit: number,
): Promise<Trouvaille[]> {
  const texte = foldRecherche(q)
  const mots = texte.split(' ')
  const trouves = new Map<string, Trouve>()
  const isNomExact = () => [...trouves.values()].some(({ libelle }) => foldRecherche(libelle) === texte)
  const isEcole = mots.some((mot) => GENERIQUES.has(mot))
  const etapes: (() => Promise<Trouve[]>)[] = [
    async () => (CODE.test(q) ? parCode(db, publication, q.toUpperCase(), limit) : []),
    () => parNiveau(db, publication, mots, limit),
    () => parNom(db, publication, texte, isEcole, limit),
    async () =>
      isNomExact() || isEcole || texte.length < FAUTE_MIN ? [] : parProximite(db, publication, texte),
    () => parMots(db, publication, mots, limit),
    async () =>
      trouves.size < assez(mots) && texte.length >= FAUTE_MIN
        ? parRessemblance(db, publication, mots, limit)
        : [],
  ]
  for (const etape of etapes) {
    if (trouves.size >= limit) break
    for (const trouve of await etape()) {
      const cle = `${trouve.niveau} ${trouve.code}`
      if (!trouves.has(cle) && trouves.size < limit) trouves.set(cle, trouve)
    }
  }
  return joindreEmprises(db, publication, [...trouves.values()])
}

async function lire(
  db: Db,
  publication: Publication,
  condition: RawBuilder<unknown>,
  ordre: RawBuilder<unknown>,
  limit: number,
): Promise<Trouve[]> {
  const { rows } = await sql<Trouve>`
    select genre, niveau, code, libelle, contexte, longitude, latitude, poids from recherche
    where publication_id = ${publication.id} and ${condition}
    order by ${ordre}, poids desc, code limit ${limit}`.execute(db)
  return rows
}

const parCode = (db: Db, publication: Publication, code: string, limit: number) =>
  lire(db, publication, sql`code like ${`${code}%`}`, sql`length(code), poids desc`, limit)

/**
 * Names that begin so. The trigrams of a whole name are many and mostly common: its longest own word leads the index
 * to a few names, which are then compared.
 */
async function parDebut(db: Db, publication: Publication, texte: string, limit: number) {
  const propres = texte.split(' ').filter((mot) => !GENERIQUES.has(mot) && mot.length >= MOT_INDEXE_MIN)
  const guide = propres.toSorted((a, b) => b.length - a.length)[0]
  const condition = guide
    ? sql`texte like ${`%${guide}%`} and starts_with(texte, ${texte})`
    : sql`texte like ${`${texte}%`}`
  const trouves = await lire(db, publication, condition, sql`(texte <> ${texte})`, limit)
  return communeDAbord(trouves, texte)
}

/** Levels that bear the name of their chief town: « rennes » is the town before it is its académie. */
const NOMMES_DAPRES = new Set(['academie', 'region_academique', 'epci', 'circonscription'])

/**
 * Among places of the very name typed, the commune comes first. A région or a département of the same name only does
 * when it is much larger: « bretagne » is not a village of the Indre.
 */
function communeDAbord(trouves: Trouve[], texte: string): Trouve[] {
  const exacts = trouves.filter(({ libelle }) => foldRecherche(libelle) === texte)
  const commune = exacts.find(({ niveau }) => niveau === 'commune')
  if (!commune) return trouves
  const avant = exacts.filter(
    ({ niveau, poids }) => !NOMMES_DAPRES.has(niveau) && poids > BIEN_PLUS * commune.poids,
  )
  const tete = [...avant, commune]
  return [...tete, ...trouves.filter((trouve) => !tete.includes(trouve))]
}

/** Names that begin so; when they are few, much larger places of almost that name come first. */
async function parNom(db: Db, publication: Publication, texte: string, isEcole: boolean, limit: number) {
  const debut = await parDebut(db, publication, texte, limit)
  const exact = debut.some(({ libelle }) => foldRecherche(libelle) === texte)
  if (exact || isEcole || debut.length >= ASSEZ || texte.length < FAUTE_MIN) return debut
  const plusGrand = Math.max(1, ...debut.map(({ poids }) => poids))
  const proches = await parProximite(db, publication, texte)
  return [...proches.filter(({ poids }) => poids > BIEN_PLUS * plusGrand), ...debut]
}

/** Each word begins a word of the name; the trigram index answers both shapes. */
const parMots = (db: Db, publication: Publication, mots: readonly string[], limit: number) =>
  lire(
    db,
    publication,
    sql.join(
      mots.map((mot) => sql`(texte like ${`${mot}%`} or texte like ${`% ${mot}%`})`),
      sql` and `,
    ),
    sql`length(texte) / 16`,
    limit,
  )

/** « Département du Rhône »: the level is named, what remains begins the name. */
async function parNiveau(db: Db, publication: Publication, mots: readonly string[], limit: number) {
  const niveaux = NIVEAUX_DITS[mots[0] ?? '']
  const debut = mots.findIndex((mot, rang) => rang > 0 && !LIAISONS.has(mot))
  if (!niveaux || debut < 0) return []
  const condition = sql`niveau in (${sql.join(niveaux)}) and texte like ${`${mots.slice(debut).join(' ')}%`}`
  return lire(db, publication, condition, sql`length(texte)`, limit)
}

/** Territories whose whole name is almost the one typed: « renes » is Rennes before it is Renescure. */
const parProximite = (db: Db, publication: Publication, texte: string) =>
  avecSeuil(db, 'pg_trgm.similarity_threshold', PROXIMITE_MIN, (trx) =>
    lire(
      trx,
      publication,
      sql`genre = 'territoire' and texte % ${texte} and abs(length(texte) - ${texte.length}::int) <= ${ECART_MAX}`,
      sql`round(similarity(texte, ${texte})::numeric, 1) desc`,
      3,
    ),
  )

/** Names that hold most trigrams of the words that tell them apart: tolerates typing errors. */
function parRessemblance(db: Db, publication: Publication, mots: readonly string[], limit: number) {
  const propres = mots.filter((mot) => !GENERIQUES.has(mot))
  const texte = (propres.length > 0 ? propres : mots).join(' ')
  const generiques = propres.length > 0 ? mots.filter((mot) => GENERIQUES.has(mot)) : []
  const conditions = [sql`${texte} <% texte`, ...generiques.map((mot) => sql`texte like ${`%${mot}%`}`)]
  return avecSeuil(db, 'pg_trgm.word_similarity_threshold', ressemblanceMin(texte), (trx) =>
    lire(
      trx,
      publication,
      sql.join(conditions, sql` and `),
      sql`word_similarity(${texte}, texte) + similarity(${texte}, texte) desc`,
      limit,
    ),
  )
}

/** Runs a query under a threshold of its own: the index only obeys the setting. */
const avecSeuil = <T>(db: Db, reglage: string, seuil: number, lecture: (trx: Db) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config(${reglage}, ${String(seuil)}, true)`.execute(trx)
    return lecture(trx)
  })

/** Adds the box of each territory, which a map zooms to. */
async function joindreEmprises(db: Db, publication: Publication, trouves: Trouve[]): Promise<Trouvaille[]> {
  const codes = trouves.filter((trouve) => trouve.genre === 'territoire').map(({ code }) => code)
  const rows =
    codes.length === 0
      ? []
      : await db
          .selectFrom('territoire')
          .select(['niveau', 'code', 'emprise'])
          .where('publication_id', '=', publication.id)
          .where('niveau', 'in', [...new Set(trouves.map(({ niveau }) => niveau))])
          .where('code', 'in', codes)
          .execute()
  const emprises = new Map(rows.map((row) => [`${row.niveau} ${row.code}`, row.emprise]))
  return trouves.map(({ poids: _, ...trouve }) => ({
    ...trouve,
    niveau: trouve.niveau as Niveau | 'etablissement',
    emprise: emprises.get(`${trouve.niveau} ${trouve.code}`) ?? null,
  }))
}
