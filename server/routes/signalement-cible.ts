import {
  CHAMP_MANQUANT,
  type ChampSignalable,
  champSynthese,
  champsEtablissement,
  champsIndicateur,
  champsTerritoire,
} from '../../data/catalogue/cellules.ts'
import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { GenreSignalement } from '../../data/catalogue/model/signalement.ts'
import { ErreurLecteur, parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { type Cible, cibleEcole, cibleTerritoire } from '../queries/signalements/cible.ts'
import type { Cellule } from '../queries/signalements/lire.ts'
import { requireEtablissement } from './etablissement-exige.ts'
import { requireIndicateur } from './indicateur-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** What a request names, before anything is known of it. */
export interface Demande {
  genre: GenreSignalement
  uai?: string | undefined
  territoire?: { niveau: Niveau; code: string } | undefined
  champ?: string | undefined
  indicateur?: string | undefined
  campagne?: string | undefined
  type: string
  secteur: string
}

/** The cell a report is about, with what may be said of it. */
export interface CelluleVisee {
  cible: Cible
  champ: ChampSignalable
  cellule: Cellule
}

export const manque = (parametre: string, detail: string): ErreurLecteur =>
  new ErreurLecteur(400, 'parametre_manquant', 'Paramètre manquant', detail, { parametre })

/** @throws ErreurLecteur 400 without a target or with two, 404 when it does not exist. */
async function requireCible(db: Db, publication: Publication, demande: Demande): Promise<Cible> {
  const { uai, territoire } = demande
  if ((uai === undefined) === (territoire === undefined)) {
    throw manque(
      'uai',
      'Donnez « uai » (un établissement) ou « territoire » (niveau:code), et un seul des deux.',
    )
  }
  if (uai !== undefined) return cibleEcole((await requireEtablissement(db, publication, uai)).ligne)
  const { niveau, code } = territoire as { niveau: Niveau; code: string }
  return cibleTerritoire(await requireTerritoire(db, publication, niveau, code, ''))
}

/**
 * Decides which cell a request is about.
 * @throws ErreurLecteur 400 or 404, naming what is wrong.
 */
export async function decideCellule(
  db: Db,
  publication: Publication,
  demande: Demande,
): Promise<CelluleVisee> {
  const cible = await requireCible(db, publication, demande)
  if (demande.indicateur !== undefined && demande.genre === 'valeur')
    return decideIndicateur(db, publication, demande, cible)
  const { niveau } = cible
  if (niveau !== 'etablissement' && demande.genre !== 'valeur')
    throw parametreInvalide('genre', demande.genre, '« valeur » pour un territoire')
  const champs = niveau === 'etablissement' ? champsEtablissement() : champsTerritoire(niveau)
  const champ = choose(
    champs.filter(({ genre }) => genre === demande.genre),
    demande.champ,
  )
  return { cible, champ, cellule: celluleOf(cible, champ, null, CAMPAGNE_REFERENTIEL, demande) }
}

/** The cell of a school that the annuaire lacks: it has a UAI and a place, and nothing else yet. */
export function celluleManquante(uai: string, cible: Omit<Cible, 'niveau' | 'code'>): CelluleVisee {
  const complete: Cible = { ...cible, niveau: 'etablissement', code: uai }
  const perimetre = { type: 'tous', secteur: 'tous' }
  return {
    cible: complete,
    champ: CHAMP_MANQUANT,
    cellule: celluleOf(complete, CHAMP_MANQUANT, null, CAMPAGNE_REFERENTIEL, perimetre),
  }
}

async function decideIndicateur(
  db: Db,
  publication: Publication,
  demande: Demande,
  visee: Cible,
): Promise<CelluleVisee> {
  const indicateur = requireIndicateur(demande.indicateur ?? '', 'indicateur')
  const campagne = requireCampagneLue(publication, indicateur, demande.campagne)
  const cible = await uniteDecrite(db, publication, indicateur, visee)
  if (cible.niveau === indicateur.grain) {
    const champ = choose(champsDe(indicateur), demande.champ)
    const lue = champ.champ === 'position' ? null : indicateur.id
    return {
      cible,
      champ,
      cellule: celluleOf(cible, champ, lue, lue === null ? CAMPAGNE_REFERENTIEL : campagne, TOUTES),
    }
  }
  const champ = champSynthese(indicateur, sourcesOfIndicateur(indicateur))
  if (champ) return { cible, champ, cellule: celluleOf(cible, champ, indicateur.id, campagne, demande) }
  throw parametreInvalide(
    'indicateur',
    indicateur.id,
    'un indicateur dont la synthèse est une valeur seule ; une répartition se signale établissement par établissement',
  )
}

const TOUTES = { type: 'tous', secteur: 'tous' }

/** Fields of an indicator; one that reads the position of schools is reported as a position. */
export function champsDe(indicateur: Indicateur): readonly ChampSignalable[] {
  const isPosition = lecturesOfMesure(indicateur.mesure).some(({ genre }) => genre === 'attribut')
  if (isPosition) return champsEtablissement().filter(({ genre }) => genre === 'position')
  return champsIndicateur(indicateur)
}

/** What describes a commune or an académie is reported of it, even when it is read on the page of a school. */
async function uniteDecrite(
  db: Db,
  publication: Publication,
  { grain }: Indicateur,
  visee: Cible,
): Promise<Cible> {
  if (visee.niveau !== 'etablissement' || grain === 'etablissement') return visee
  const code = visee.territoires[grain]
  if (!code)
    throw parametreInvalide('uai', visee.code, `un établissement dont le territoire (${grain}) est connu`)
  return cibleTerritoire(await requireTerritoire(db, publication, grain, code, ''))
}

/** @throws ErreurLecteur 400 for a campaign that this publication does not read. */
function requireCampagneLue(
  publication: Publication,
  { id }: Indicateur,
  demandee: string | undefined,
): string {
  const lues = (publication.calculs.get(id) ?? []).map(({ campagne }) => campagne)
  const retenue = demandee ?? publication.campagneParDefaut.get(id) ?? lues.at(-1)
  if (retenue !== undefined && lues.includes(retenue)) return retenue
  const attendu =
    lues.length > 0 ? `l’une des campagnes ${lues.join(', ')}` : 'un indicateur qui a des données'
  throw parametreInvalide('campagne', retenue ?? '', attendu)
}

/** @throws ErreurLecteur 400 when the field is not among them, or when there is more than one to choose from. */
function choose(champs: readonly ChampSignalable[], voulu: string | undefined): ChampSignalable {
  const [seul] = champs
  if (voulu === undefined && seul && champs.length === 1) return seul
  const noms = champs.map(({ champ }) => champ).join(', ')
  if (voulu === undefined)
    throw manque('champ', `Le paramètre « champ » est obligatoire ici : l’un de ${noms}.`)
  const trouve = champs.find(({ champ }) => champ === voulu)
  if (trouve) return trouve
  throw parametreInvalide('champ', voulu, `l’un des champs ${noms}`)
}

export const celluleOf = (
  { niveau, code }: Pick<Cible, 'niveau' | 'code'>,
  { genre, champ }: ChampSignalable,
  indicateur: string | null,
  campagne: string,
  { type, secteur }: { type: string; secteur: string },
): Cellule => ({ genre, niveau, code, champ, indicateur, campagne, type, secteur })
