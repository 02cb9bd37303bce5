import {
  type ChampSignalable,
  champSynthese,
  champsEtablissement,
  champsTerritoire,
} from '../../data/catalogue/cellules.ts'
import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { CelluleSignalable, RequeteCellules } from '../contract/signaler.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { type Cible, cibleEcole, cibleTerritoire } from '../queries/signalements/cible.ts'
import { findOuverts } from '../queries/signalements/creer.ts'
import { producteurOf } from '../queries/signalements/element.ts'
import type { Cellule } from '../queries/signalements/lire.ts'
import { readPubliees, sourceOf } from '../queries/signalements/lire.ts'
import { requireEtablissement } from './etablissement-exige.ts'
import { requireIndicateur } from './indicateur-exige.ts'
import { celluleOf, champsDe, manque } from './signalement-cible.ts'
import { requireTerritoire } from './territoire-exige.ts'

interface Possible {
  champ: ChampSignalable
  cellule: Cellule
}

const TOUTES = { type: 'tous', secteur: 'tous' }

/** Everything of a school or of a territory that may be reported, with what is published of it. */
export async function listCellules(
  db: Db,
  publication: Publication,
  requete: RequeteCellules,
): Promise<CelluleSignalable[]> {
  const { cible, type } = await requireCible(db, publication, requete)
  const possibles = requete.indicateur
    ? parIndicateur(publication, cible, requete, requireIndicateur(requete.indicateur, 'indicateur'))
    : [
        ...identite(cible),
        ...INDICATEURS.filter(
          ({ population }) => type === null || population.some((t) => t === type),
        ).flatMap((indicateur) => parIndicateur(publication, cible, requete, indicateur)),
      ]
  const cellules = possibles.map(({ cellule }) => cellule)
  const [lues, ouverts] = await Promise.all([
    readPubliees(db, publication, cellules),
    findOuverts(db, cellules),
  ])
  return possibles.flatMap(({ champ, cellule }, rang) => {
    const lue = lues[rang]
    if (!lue) return []
    const source = sourceOf(publication, champ, lue)
    return {
      genre: champ.genre,
      champ: champ.champ,
      libelle: champ.libelle,
      indicateur: cellule.indicateur,
      campagne: cellule.campagne,
      forme: champ.forme,
      options: [...(champ.options ?? [])],
      valeur: lue.valeur,
      statut: lue.statut,
      source,
      producteur: producteurOf(source),
      ouvert: ouverts[rang] ?? null,
    }
  })
}

async function requireCible(
  db: Db,
  publication: Publication,
  { uai, niveau, code }: RequeteCellules,
): Promise<{ cible: Cible; type: string | null }> {
  if (uai !== undefined && niveau === undefined && code === undefined) {
    const { ligne } = await requireEtablissement(db, publication, uai)
    return { cible: cibleEcole(ligne), type: ligne.type }
  }
  if (uai !== undefined || niveau === undefined || code === undefined) {
    throw manque('uai', 'Donnez « uai » (un établissement), ou « niveau » et « code » (un territoire).')
  }
  const territoire = await requireTerritoire(db, publication, niveau, code, '')
  return { cible: cibleTerritoire(territoire), type: null }
}

function identite(cible: Cible): Possible[] {
  const champs = cible.niveau === 'etablissement' ? champsEtablissement() : champsTerritoire(cible.niveau)
  return champs.map((champ) => ({
    champ,
    cellule: celluleOf(cible, champ, null, CAMPAGNE_REFERENTIEL, TOUTES),
  }))
}

/** What of an indicator may be reported of this target; nothing when it was not collected, or is said elsewhere. */
function parIndicateur(
  publication: Publication,
  cible: Cible,
  requete: RequeteCellules,
  indicateur: Indicateur,
): Possible[] {
  const campagne = requete.campagne ?? publication.campagneParDefaut.get(indicateur.id)
  const isLue = publication.calculs.get(indicateur.id)?.some((calcul) => calcul.campagne === campagne)
  if (campagne === undefined || !isLue) return []
  const isUnite = cible.niveau === indicateur.grain
  if (cible.niveau === 'etablissement' && !isUnite) return []
  if (isUnite) {
    return champsDe(indicateur)
      .filter(({ genre }) => genre === 'valeur')
      .map((champ) => ({ champ, cellule: celluleOf(cible, champ, indicateur.id, campagne, TOUTES) }))
  }
  const champ = champSynthese(indicateur, sourcesOfIndicateur(indicateur))
  return champ ? [{ champ, cellule: celluleOf(cible, champ, indicateur.id, campagne, requete) }] : []
}
