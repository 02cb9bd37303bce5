import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import { findIndicateur, getNiveau } from '../../data/catalogue/registry.ts'
import type { Chiffre } from '../../data/mots/chiffre.ts'
import { chiffresClesOf } from '../../data/mots/chiffres-cles.ts'
import type { Rang } from '../contract/comparaison.ts'
import type { Enveloppe } from '../contract/enveloppe.ts'
import type { EtablissementListe } from '../contract/etablissements.ts'
import type { RequeteSynthese, Synthese } from '../contract/synthese.ts'
import type { Territoire } from '../contract/territoires.ts'
import { type Carte, findCarte } from './carte.ts'
import type { Db } from './db.ts'
import { demandeEcoles } from './ecoles-perimetre.ts'
import { enveloppeOf } from './enveloppe.ts'
import type { Mesure } from './filtres/indicateur.ts'
import { readPage } from './liste-etablissements.ts'
import { nomOf } from './parents.ts'
import type { Publication } from './publication.ts'
import { isRangConserve, listRangs } from './rangs.ts'
import { libelleNiveau, responsabiliteOf, sourcesEtablissements } from './referentiel.ts'
import { countEtablissements, listValeursTerritoire, sourcesSynthese } from './synthese.ts'

/** One indicator on a territory, then on those it is compared with, in the order of `lieux`. */
export interface MesureComparee {
  indicateur: Indicateur
  campagne: string | null
  chiffres: Chiffre[]
}

/** Everything a document about a territory says. */
export interface DonneesSynthese {
  territoire: Territoire & { libelleNiveau: string }
  autorite: ReturnType<typeof responsabiliteOf>['autorite']
  perimetre: PerimetreEcoles
  etablissements: Synthese['etablissements']
  /** The territory, the one above, the country. */
  lieux: { niveau: Niveau; code: string; nom: string }[]
  mesures: MesureComparee[]
  /** Place of the key figures among the territories of the level; only where the publication keeps them. */
  rangs: Rang[]
  carte: Carte | null
  ecoles: { colonnes: readonly Mesure[]; lignes: EtablissementListe[]; total: number }
  enveloppe: Enveloppe
  publieeLe: Date
}

/** Indicators of schools that fit in the width of a page. */
const COLONNES_MAX = 4
/** Schools worth reading for a document of a few pages; their number is told. */
const ECOLES_MAX = 160

/** Reads everything a document about a territory says, from what its page and the API say. */
export async function findDonneesSynthese(
  db: Db,
  publication: Publication,
  territoire: Territoire,
  requete: RequeteSynthese,
): Promise<DonneesSynthese> {
  const { niveau, code, nom } = territoire
  const { type, secteur } = requete
  const perimetre = { type, secteur }
  const lieux = lieuxOf(publication, territoire)
  const parLieu: Awaited<ReturnType<typeof listValeursTerritoire>>[] = []
  // One place after another: each already reads several indicators at once.
  for (const lieu of lieux) parLieu.push(await listValeursTerritoire(db, publication, lieu, requete))
  const [siennes = []] = parLieu
  const mesures = siennes.flatMap((valeur, rang): MesureComparee[] => {
    const indicateur = findIndicateur(valeur.indicateur)
    const chiffres = parLieu.flatMap((valeurs) => valeurs[rang] ?? [])
    return indicateur ? [{ indicateur, campagne: valeur.campagne, chiffres }] : []
  })
  const cles = chiffresClesOf(siennes)
  const candidats = cles.flatMap(({ indicateur, campagne, mesure }) => {
    const declare = findIndicateur(indicateur)
    return declare && campagne && mesure !== 'somme' ? [{ indicateur: declare, campagne }] : []
  })
  const [etablissements, rangs, carte] = await Promise.all([
    countEtablissements(db, publication, territoire, perimetre),
    listRangsConserves(db, publication, { niveau, code }, candidats, requete),
    findCarte(db, publication, territoire, candidats, perimetre),
  ])
  const ecoles = await listEcoles(db, publication, { niveau, code }, perimetre)
  const lues = siennes.filter(({ attendus }) => attendus > 0).map((valeur) => ({ ...valeur, parent: null }))
  return {
    territoire: { ...territoire, nom, libelleNiveau: libelleNiveau(niveau) },
    autorite: responsabiliteOf(niveau, code).autorite,
    perimetre,
    etablissements,
    lieux,
    mesures,
    rangs,
    carte,
    ecoles: { ...ecoles, total: etablissements.total },
    enveloppe: enveloppeOf(publication, {
      sources: [...sourcesEtablissements(), ...sourcesSynthese(lues).sources],
    }),
    publieeLe: publication.cree_le ?? new Date(0),
  }
}

/** The territory, the first one above it that is another place, the country. */
function lieuxOf(publication: Publication, territoire: Territoire): DonneesSynthese['lieux'] {
  const pays = { niveau: 'pays' as const, code: 'FR', nom: nomOf(publication, 'pays', 'FR') }
  const tous = [territoire, ...parentsOf(territoire), pays]
  // Overseas, a région and its département are one place under two codes.
  return tous
    .filter(({ nom }, i) => tous.findIndex((lieu) => lieu.nom === nom) === i)
    .map(({ niveau, code, nom }) => ({ niveau, code, nom }))
}

/** The first level above that bears another name. */
function parentsOf({ niveau, nom, parents }: Territoire): DonneesSynthese['lieux'] {
  const autres = getNiveau(niveau).parents.flatMap((autre) => {
    const parent = parents[autre]
    return parent && parent.nom !== nom ? [{ niveau: autre, ...parent }] : []
  })
  return autres.slice(0, 1)
}

async function listRangsConserves(
  db: Db,
  publication: Publication,
  lieu: { niveau: Niveau; code: string },
  candidats: readonly { indicateur: Indicateur }[],
  { type, secteur, campagne }: RequeteSynthese,
): Promise<Rang[]> {
  const indicateurs = candidats
    .map(({ indicateur }) => indicateur)
    .filter(({ polarite }) => polarite !== 'neutre')
  // A level computed on purpose would cost more than the rest of the document.
  const requete = { type, secteur, campagne }
  if (lieu.niveau === 'pays' || indicateurs.length === 0) return []
  if (!isRangConserve(publication, lieu, indicateurs, requete)) return []
  return listRangs(db, publication, lieu, indicateurs, requete)
}

async function listEcoles(
  db: Db,
  publication: Publication,
  lieu: { niveau: Niveau; code: string },
  perimetre: PerimetreEcoles,
): Promise<{ colonnes: readonly Mesure[]; lignes: EtablissementListe[] }> {
  const demande = demandeEcoles(publication, lieu, perimetre, COLONNES_MAX)
  const { resultats } = await readPage(db, publication, demande, { apres: null, limit: ECOLES_MAX })
  return { colonnes: demande.mesures, lignes: resultats }
}
