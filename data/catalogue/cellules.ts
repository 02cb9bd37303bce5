import { LIBELLES_CHAMP } from './champs-libelles.ts'
import { TYPES_ETABLISSEMENT } from './model/etablissement.ts'
import type { Forme } from './model/forme.ts'
import type { Indicateur } from './model/indicateur.ts'
import { type LectureChamp, lecturesOfMesure } from './model/mesure.ts'
import type { Niveau } from './model/niveau.ts'
import type { GenreSignalement } from './model/signalement.ts'
import { findIndicateur, findSource } from './registry.ts'

/** Field under which the value computed for a territory is reported. */
export const CHAMP_SYNTHESE = 'synthese'

/** Something of a school or of a territory that a reader may say is wrong. */
export interface ChampSignalable {
  genre: GenreSignalement
  champ: string
  libelle: string
  /** What the right value may be; null where it is not a single value (a position, a whole school). */
  forme: Forme | null
  /** Sources the field comes from, in order of preference: their producers are the ones to tell. */
  sources: readonly string[]
  /** Choices as a reader knows them, when the indicator names them. */
  options?: readonly { valeur: string; libelle: string }[]
}

const libelleOf = (champ: string): string => LIBELLES_CHAMP[champ] ?? champ

/** Reader of a field of a source, by the name it has there. */
function formeDuChamp(source: string, champ: string): Forme | undefined {
  const declared = findSource(source)
  return declared?.genre === 'tableau' ? declared.champs[champ]?.lire.forme : undefined
}

/** Columns of the published school, and the field of the annuaire each is read from. */
const IDENTITE = [
  ['nom', 'nom'],
  ['adresse', 'adresse'],
  ['code_postal', 'code_postal'],
  ['localite', 'nom_commune'],
  ['commune', 'code_commune'],
  ['type', 'type'],
  ['secteur', 'secteur'],
  ['date_ouverture', 'date_ouverture'],
] as const

/** The annuaire lists structures that the observatory does not follow: their types are not proposed. */
function formeIdentite(champ: string, lu: string): Forme {
  if (champ === 'type') return { genre: 'choix', valeurs: [...TYPES_ETABLISSEMENT] }
  const forme = formeDuChamp('annuaire', lu)
  if (!forme) throw new Error(`field ${lu} of the annuaire says nothing of its form`)
  return forme
}

const CHAMPS_ETABLISSEMENT: readonly ChampSignalable[] = [
  ...IDENTITE.map(([champ, lu]) => ({
    genre: 'valeur' as const,
    champ,
    libelle: libelleOf(champ),
    forme: formeIdentite(champ, lu),
    sources: ['annuaire'],
  })),
  {
    genre: 'position',
    champ: 'position',
    libelle: libelleOf('position'),
    forme: null,
    sources: ['annuaire', 'geolocalisation'],
  },
  { genre: 'ferme', champ: 'ouvert', libelle: libelleOf('ouvert'), forme: null, sources: ['annuaire'] },
]

/** A school that the annuaire lacks. */
export const CHAMP_MANQUANT: ChampSignalable = {
  genre: 'manquant',
  champ: 'existence',
  libelle: libelleOf('existence'),
  forme: null,
  sources: ['annuaire'],
}

/** What may be reported of the identity of a school. */
export const champsEtablissement = (): readonly ChampSignalable[] => CHAMPS_ETABLISSEMENT

/** What may be reported of the identity of a territory. */
export function champsTerritoire(niveau: Niveau): readonly ChampSignalable[] {
  const sources = [niveau === 'academie' ? 'academies' : niveau === 'circonscription' ? 'annuaire' : 'cog']
  const nom = { genre: 'valeur', champ: 'nom', forme: { genre: 'texte', max: 200 } } as const
  const population = {
    genre: 'valeur',
    champ: 'population',
    forme: { genre: 'nombre', min: 0, max: 100_000_000, entier: true },
  } as const
  const champs = niveau === 'commune' ? [nom, population] : [nom]
  return champs.map((champ) => ({ ...champ, libelle: libelleOf(champ.champ), sources }))
}

/** Fields a reading shows of the unit itself: of a quadrant, what the school observes. */
const champsLus = (indicateur: Indicateur): LectureChamp[] =>
  lecturesOfMesure(indicateur.mesure).flatMap((lecture) => {
    if (lecture.genre === 'croisement') return [lecture.constate.lecture]
    return lecture.genre === 'champ' ? [lecture] : []
  })

/** The reading of a field by an indicator, if it reads it. */
export const findLecture = (indicateur: string, champ: string): LectureChamp | undefined =>
  champsLus(findIndicateur(indicateur) ?? absent(indicateur)).find((lecture) => lecture.champ === champ)

function absent(id: string): never {
  throw new Error(`no indicator ${id}`)
}

/** What may be reported of the value of an indicator, for one unit of its grain: each field it is made of. */
export function champsIndicateur(indicateur: Indicateur): ChampSignalable[] {
  const lectures = champsLus(indicateur)
  return lectures.map((lecture) => ({
    genre: 'valeur',
    champ: lecture.champ,
    libelle: lectures.length === 1 ? indicateur.libelle : libelleOf(lecture.champ),
    forme: formeLecture(indicateur, lecture),
    sources: lecture.sources,
    ...optionsOf(indicateur),
  }))
}

function optionsOf({ mesure }: Indicateur) {
  if (mesure.genre !== 'repartition' || mesure.classes.some(({ min }) => min !== undefined)) return {}
  return { options: mesure.classes.map(({ id, libelle }) => ({ valeur: id, libelle })) }
}

/**
 * Form of a field: that of the column it is read from; where it is computed from several, what the measure makes of
 * it (a yes or no, or a count).
 */
function formeLecture(indicateur: Indicateur, { champ, sources, absent: defaut }: LectureChamp): Forme {
  const formes = sources.flatMap((source) => formeDuChamp(source, champ) ?? [])
  const [premiere] = formes
  if (premiere?.genre === 'choix') {
    const valeurs = formes.flatMap((forme) => (forme.genre === 'choix' ? forme.valeurs : []))
    return { genre: 'choix', valeurs: [...new Set([...valeurs, ...(defaut ? [defaut] : [])])] }
  }
  if (premiere?.genre === 'nombre') return enveloppe(formes)
  if (premiere) return premiere
  const { mesure } = indicateur
  if (mesure.genre === 'part' && 'vrai' in mesure.oui) return { genre: 'oui_non' }
  return { genre: 'nombre', min: 0, max: null, entier: true }
}

/** The widest of several forms of a number: each source has its own bounds. */
function enveloppe(formes: readonly Forme[]): Forme {
  const nombres = formes.flatMap((forme) => (forme.genre === 'nombre' ? [forme] : []))
  const borne = (cote: 'min' | 'max') => {
    const valeurs = nombres.map((forme) => forme[cote])
    if (valeurs.includes(null)) return null
    return Math[cote](...valeurs.map(Number))
  }
  return { genre: 'nombre', min: borne('min'), max: borne('max'), entier: nombres.every((f) => f.entier) }
}

/** The value computed for a territory, which its reader may find wrong; null for a distribution, which is not one. */
export function champSynthese(indicateur: Indicateur, sources: readonly string[]): ChampSignalable | null {
  if (indicateur.mesure.genre === 'repartition') return null
  const max = indicateur.unite.id === 'pourcent' ? 100 : null
  return {
    genre: 'valeur',
    champ: CHAMP_SYNTHESE,
    libelle: indicateur.libelle,
    forme: { genre: 'nombre', min: 0, max, entier: false },
    sources,
  }
}
