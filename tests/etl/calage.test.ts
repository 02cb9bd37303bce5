import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { calculsOf } from '../../data/synthese/calcul.ts'
import { parametersOf, sqlOfObservations } from '../../data/synthese/sql-of-indicator.ts'
import { type Observation, synthesize } from '../../data/synthese/synthese.ts'
import { currentSelection } from '../../etl/publish.ts'
import type { Banc } from './support/banc.ts'
import { CAMPAGNE_PAYS, CHARGEMENT_PAYS, openPays } from './support/pays.ts'

/**
 * The figures published for rentrée 2018 against what the observatory publishes from the demonstration survey, loaded
 * nationally by the ordinary import: within 2 % relative, or one point.
 */
const CAMPAGNE = CAMPAGNE_PAYS

let banc: Banc
beforeAll(async () => {
  banc = await openPays()
}, CHARGEMENT_PAYS)

/** What was published, and what comes out: printed once all are known. */
const comparaisons: Record<string, { publie: string; calcule: string; ecart: string }> = {}
afterAll(async () => {
  console.table(comparaisons)
  await banc.close()
})

interface Selection {
  type: string
  secteur?: string
  /** Codes of the nature of the schools kept; a leading « ! » leaves them out. */
  natures?: string
}
interface Publiee {
  valeur: number
  repartition: Record<string, number> | null
}

const declared = (id: string) => {
  const indicateur = findIndicateur(id)
  if (!indicateur) throw new Error(`no indicator ${id}`)
  return indicateur
}

/** National synthesis, read where the site reads it. */
async function published(id: string, { type, secteur = 'tous' }: Selection): Promise<Publiee> {
  const { rows } = await banc.connection.pool.query<Publiee>(
    `select valeur, repartition from synthese
     where indicateur = $1 and campagne = $2 and niveau = 'pays' and type = $3 and secteur = $4`,
    [id, CAMPAGNE, type, secteur],
  )
  if (rows.length !== 1) throw new Error(`${rows.length} national syntheses of ${id} for ${type} ${secteur}`)
  return rows[0] as Publiee
}

type Reponse = Observation & { nature: string }
const lues = new Map<string, Promise<Reponse[]>>()

/** Answers behind an indicator, with the nature of each school; read once. */
function allAnswers(id: string): Promise<Reponse[]> {
  const known = lues.get(id)
  if (known) return known
  const read = readAnswers(id)
  lues.set(id, read)
  return read
}

async function readAnswers(id: string): Promise<Reponse[]> {
  const { id: publicationId, choix } = await currentSelection(banc.connection)
  const calcul = calculsOf([declared(id)], choix).find(({ campagne }) => campagne === CAMPAGNE)
  if (!calcul || publicationId === null) throw new Error(`${id} is not published for ${CAMPAGNE}`)
  const { rows } = await banc.connection.pool.query<Reponse>(
    `select o.*, e.nature from (${sqlOfObservations(declared(id))}) o
     join etablissement e on e.publication_id = $1 and e.uai = o.code`,
    parametersOf({ ...calcul, publicationId }),
  )
  return rows
}

/** Answers behind an indicator, of the schools selected. */
async function answers(id: string, { type, secteur, natures }: Selection): Promise<Reponse[]> {
  const codes = natures?.replace('!', '').split(' ')
  const isKept = (nature: string) => !codes || codes.includes(nature) !== natures?.startsWith('!')
  return (await allAnswers(id)).filter(
    (row) => row.type === type && (!secteur || row.secteur === secteur) && isKept(row.nature),
  )
}

/** Value of a selection: the published one, or the same calculation where no published perimeter names it. */
async function valeurOf(id: string, selection: Selection): Promise<number> {
  if (!selection.natures) return (await published(id, selection)).valeur
  return synthesize(declared(id), await answers(id, selection)).valeur ?? Number.NaN
}

function compare(quoi: string, publie: number, calcule: number, tolerance: 'relative' | 'point'): void {
  const ecart = tolerance === 'relative' ? 100 * (calcule / publie - 1) : calcule - publie
  const unit = tolerance === 'relative' ? '%' : 'pt'
  comparaisons[quoi] = {
    publie: String(publie),
    calcule: calcule.toFixed(2),
    ecart: `${ecart >= 0 ? '+' : ''}${ecart.toFixed(2)} ${unit}`,
  }
  expect(Math.abs(ecart), `${quoi}: ${calcule} for ${publie}`).toBeLessThan(tolerance === 'relative' ? 2 : 1)
}

const MATERNELLES: Selection = { type: 'ecole', secteur: 'public', natures: '101' }
const ELEMENTAIRES: Selection = { type: 'ecole', secteur: 'public', natures: '!101' }
const ECOLES: Selection = { type: 'ecole', secteur: 'public' }
const COLLEGES: Selection = { type: 'college', secteur: 'public' }
const LYCEES: Selection = { type: 'lycee', secteur: 'public' }

const trois = (id: string, maternelles: number, elementaires: number, toutes: number) =>
  [
    [id, 'écoles maternelles', MATERNELLES, maternelles],
    [id, 'écoles élémentaires', ELEMENTAIRES, elementaires],
    [id, 'écoles', ECOLES, toutes],
  ] as [string, string, Selection, number][]

describe('quantities per pupil, public sector, within 2 %', () => {
  it.each([
    ...trois('ordinateurs_pour_100', 6.3, 14.4, 11.9),
    ...trois('tni_pour_1000', 3.9, 17, 13),
    ...trois('classes_mobiles_pour_1000', 0.6, 3.6, 2.7),
    ...trois('videoprojecteurs_pour_1000', 6.4, 14.9, 12.3),
    ['ordinateurs_pour_100', 'collèges', COLLEGES, 33.8],
    ['ordinateurs_pour_100', 'LEGT', { ...LYCEES, natures: '300 302 306' }, 43.9],
    ['ordinateurs_pour_100', 'LP', { ...LYCEES, natures: '320 334' }, 62],
  ] as [string, string, Selection, number][])('%s, %s', async (id, qui, selection, publie) => {
    compare(`${id}, ${qui}`, publie, await valeurOf(id, selection), 'relative')
  })
})

describe('shares, public sector, within one point', () => {
  it.each([
    ...trois('filtrage', 53.3, 82.2, 73.4),
    ...trois('debit_2mbits', 33.8, 37.5, 36.4),
    ...trois('salles_connectees', 58.7, 82.9, 75.5),
  ])('%s, %s', async (id, qui, selection, publie) => {
    compare(`${id}, ${qui}`, publie, await valeurOf(id, selection), 'point')
  })
})

describe('access to the internet', () => {
  const shareOf = async (acces: string, type: string): Promise<number> => {
    const { nc = 0, ...classes } = (await published('type_acces', { type })).repartition ?? {}
    expect(nc).toBeGreaterThan(0)
    return (100 * (classes[acces] ?? 0)) / Object.values(classes).reduce((a, b) => a + b, 0)
  }

  it.each([
    ['adsl', 'ecole', 87],
    ['adsl', 'college', 55],
  ] as const)('%s of %s: %s %%, within one point', async (acces, type, publie) => {
    compare(`accès ${acces}, ${type}`, publie, await shareOf(acces, type), 'point')
  })

  it.each([
    ['college', 33.4, 40],
    ['lycee', 75, 80],
  ])('fibre of %s: more than %d', async (type, bas, haut) => {
    const part = await shareOf('fibre', type)
    comparaisons[`accès fibre, ${type}`] = {
      publie: `> ${bas}`,
      calcule: part.toFixed(2),
      ecart: '',
    }
    expect(part).toBeGreaterThan(bas)
    expect(part).toBeLessThan(haut)
  })

  it.each([
    ['ecole', 0, 2],
    ['college', 0, 10],
    ['lycee', 10, 100],
  ])('speed of most %s: from %d to %d Mbit/s', async (type, bas, haut) => {
    const reponses = (await answers('debit_constate_median', { type })).filter(({ repondu }) => repondu)
    const dedans = reponses.filter(({ lecture }) => Number(lecture) >= bas && Number(lecture) < haut)
    const part = (100 * dedans.length) / reponses.length
    comparaisons[`débit de ${bas} à ${haut} Mbit/s, ${type}`] = {
      publie: '> 50',
      calcule: part.toFixed(2),
      ecart: '',
    }
    expect(part).toBeGreaterThan(50)
  })
})

describe('ENT of November 2018', () => {
  it('nearly all public lycées, nearly 90 % of public collèges', async () => {
    compare('ent, collèges (« près de 90 % »)', 89.5, await valeurOf('ent', COLLEGES), 'point')
    const lycees = await valeurOf('ent', LYCEES)
    comparaisons['ent, lycées (« presque tous »)'] = { publie: '> 97', calcule: lycees.toFixed(2), ecart: '' }
    expect(lycees).toBeGreaterThan(97)
  })

  it.each([
    ['region', 'lycee', 16],
    ['departement', 'college', 84],
  ])('all of them in a whole %s, public %s: %d', async (niveau, type, publie) => {
    const { rows } = await banc.connection.pool.query<{ nombre: number }>(
      `select count(*)::integer as nombre from synthese
       where indicateur = 'ent' and campagne = $1 and niveau = $2 and type = $3 and secteur = 'public'
         and valeur = 100 and code !~ '^97[578]$'`,
      [CAMPAGNE, niveau, type],
    )
    comparaisons[`ent, ${niveau} entier, ${type}`] = {
      publie: String(publie),
      calcule: String(rows[0]?.nombre),
      ecart: '',
    }
    expect(rows[0]?.nombre).toBe(publie)
  })
})
