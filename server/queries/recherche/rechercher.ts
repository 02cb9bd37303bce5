import { type RawBuilder, sql } from 'kysely'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { foldRecherche } from '../../../data/catalogue/model/recherche.ts'
import type { Trouvaille } from '../../contract/recherche.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import { corrigibles, isGenerique, isLiaison, motsVoisins, tousLesMots } from './mots.ts'

interface Trouve extends Trouvaille {
  /** Inhabitants of a territory; 1 for a school. */
  poids: number
}

/** What a search is about: the publication, and how many answers are wanted at most. */
interface Portee {
  db: Db
  publication: Publication
  limit: number
}

/** A typing error adds or drops a letter or two, not a word. */
const ECART_MAX = 3
/** Words of the vocabulary that may be meant by one that is mistyped. */
const VOISINS_MAX = 6

/** Words by which a reader says which level is meant: « académie de Rennes ». */
const NIVEAUX_DITS: Record<string, Niveau[]> = {
  region: ['region', 'region_academique'],
  academie: ['academie'],
  departement: ['departement'],
  commune: ['commune'],
  ville: ['commune'],
}

/** A place so much larger is what was meant: « renes » is Rennes before it is Renescure. */
const BIEN_PLUS = 20
/** With so many names that hold every word, none was mistyped; one is enough when the words are many. */
const ASSEZ = 3
const assez = (mots: readonly string[]): number => (mots.length > 2 ? 1 : ASSEZ)

/** A start of UAI or of territory code: `0350`, `0350001a`, `35238`, `2a`. */
const CODE = /^\d[\da-z]{1,8}$/i

/**
 * Best matches, in this order: code, territory of the level that was named, name that begins with the words typed,
 * name whose words begin with them in any order, then names that hold words close to them. A much larger place of
 * almost that name comes before the names that are only begun.
 * @param q what was typed; one word at least remains of it once folded.
 */
export async function search(
  db: Db,
  publication: Publication,
  q: string,
  limit: number,
): Promise<Trouvaille[]> {
  const portee = { db, publication, limit }
  const texte = foldRecherche(q)
  const mots = texte.split(' ')
  const codes = CODE.test(q) ? await parCode(portee, q.toUpperCase()) : []
  const nommes = await parNiveau(portee, mots)
  const debut = await parMots(portee, texte, mots)
  const isSur = debut.length >= assez(mots) || debut.some(({ libelle }) => foldRecherche(libelle) === texte)
  const proches = isSur ? [] : await parVoisins(portee, texte, mots)
  const grands = mots.some(isGenerique) ? [] : bienPlusGrands(proches, debut, texte)
  const trouves = new Map(
    [...codes, ...nommes, ...grands, ...debut, ...proches].map((trouve) => [
      `${trouve.niveau} ${trouve.code}`,
      trouve,
    ]),
  )
  return [...trouves.values()].slice(0, limit).map(({ poids: _, ...trouve }) => trouve)
}

/** Places of almost the name typed that are much larger than what has been found. */
function bienPlusGrands(proches: readonly Trouve[], debut: readonly Trouve[], texte: string): Trouve[] {
  const plusGrand = Math.max(1, ...debut.map(({ poids }) => poids))
  return proches.filter(
    ({ poids, libelle }) =>
      poids > BIEN_PLUS * plusGrand && Math.abs(foldRecherche(libelle).length - texte.length) <= ECART_MAX,
  )
}

/** The first `limit` names under a condition, each territory with the box a map zooms to. */
async function read(
  { db, publication, limit }: Portee,
  condition: RawBuilder<unknown>,
  ordre: RawBuilder<unknown>,
): Promise<Trouve[]> {
  const { rows } = await sql<Trouve>`
    select genre, niveau, code, libelle, contexte, longitude, latitude, poids,
      (select t.emprise from territoire t
       where t.publication_id = ${publication.id} and t.niveau = r.niveau and t.code = r.code) as emprise
    from recherche r
    where publication_id = ${publication.id} and ${condition}
    order by ${ordre}, poids desc, code limit ${limit}`.execute(db)
  return rows
}

const parCode = (portee: Portee, code: string) =>
  read(portee, sql`code like ${`${code}%`}`, sql`length(code)`)

/** « Département du Rhône »: the level is named, what remains begins the name. */
async function parNiveau(portee: Portee, mots: readonly string[]): Promise<Trouve[]> {
  const niveaux = NIVEAUX_DITS[mots[0] ?? '']
  const debut = mots.findIndex((mot, rang) => rang > 0 && !isLiaison(mot))
  if (!niveaux || debut < 0) return []
  const condition = sql`niveau in (${sql.join(niveaux)}) and texte like ${`${mots.slice(debut).join(' ')}%`}`
  return read(portee, condition, sql`length(texte)`)
}

/** The words of a name, as the index holds them. */
const MOTS = sql`array_to_tsvector(string_to_array(texte, ' '))`

/** Each word is one of the name or begins one: the very name first, then those that begin with the words in this order. */
async function parMots(portee: Portee, texte: string, mots: readonly string[]): Promise<Trouve[]> {
  const trouves = await read(
    portee,
    sql`${MOTS} @@ ${tousLesMots(mots)}::tsquery`,
    sql`texte <> ${texte}, case when starts_with(texte, ${texte}) then -1 else length(texte) / 16 end`,
  )
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

/** Names whose words resemble those typed, the closest on the whole first: tolerates typing errors. */
async function parVoisins(portee: Portee, texte: string, mots: readonly string[]): Promise<Trouve[]> {
  const cherches = corrigibles(mots)
  if (cherches.length === 0) return []
  const requete = motsVoisins(await findVoisins(portee, cherches))
  if (requete === null) return []
  return read(
    portee,
    sql`${MOTS} @@ ${requete}::tsquery`,
    sql`round(similarity(texte, ${texte})::numeric, 1) desc`,
  )
}

/** Words of the vocabulary that share most of their trigrams with each word, the closest first. */
async function findVoisins(
  { db, publication }: Portee,
  mots: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ mot: string; voisins: string[] }>`
    select cherche.mot, array(
      select v.mot from recherche_mot v
      where v.publication_id = ${publication.id} and v.mot % cherche.mot
      order by similarity(v.mot, cherche.mot) desc, v.mot limit ${VOISINS_MAX}
    ) as voisins
    from unnest(${mots}::text[]) with ordinality as cherche (mot, rang)
    order by cherche.rang`.execute(db)
  return new Map(rows.map(({ mot, voisins }) => [mot, voisins]))
}
