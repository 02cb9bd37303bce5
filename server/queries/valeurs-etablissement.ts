import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import { findSource, INDICATEURS } from '../../data/catalogue/registry.ts'
import { tellEcole } from '../../data/mots/indicateur.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import type { Observation } from '../../data/synthese/observer.ts'
import type { ValeurEtablissement } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import {
  type LigneDatee,
  type LigneTerritoire,
  listLignesRecues,
  listLignesTerritoire,
} from './lignes-recues.ts'
import { round } from './nombre.ts'
import { observeIndicateur } from './observation.ts'
import type { Publication } from './publication.ts'
import { correctionOf, correctionsDe, correctLignes } from './signalements/correction-affichee.ts'

type Constat = Observation & { campagne: string }

/** Everything known of a school: one value per indicator that concerns its type and per campaign, newest first. */
export async function listValeurs(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<ValeurEtablissement[]> {
  const indicateurs = INDICATEURS.filter(({ population }) => population.some((type) => type === ecole.type))
  const propres = indicateurs.filter(({ grain }) => grain === 'etablissement')
  const [lignes, territoires] = await Promise.all([
    listLignesRecues(db, publication, ecole, propres),
    listLignesTerritoire(db, publication, ecole),
  ])
  const corrections = correctionsDe(publication, ecole.uai)
  const corrigees = corrections.length > 0 ? correctLignes(lignes, corrections) : lignes
  return indicateurs.flatMap((indicateur) => {
    const constats =
      indicateur.grain === 'etablissement'
        ? constatsOf(indicateur, publication, ecole, lignes)
        : constatsTerritoire(indicateur, publication, territoires)
    const corriges = corrigees === lignes ? [] : constatsOf(indicateur, publication, ecole, corrigees)
    return constats.map((constat) => ({
      indicateur: indicateur.id,
      libelle: tellEcole(indicateur).libelle,
      composante: indicateur.composante,
      grain: indicateur.grain,
      unite: indicateur.unite,
      ...constat,
      correction: correctionOf(
        indicateur,
        corrections,
        constat,
        corriges.find(({ campagne }) => campagne === constat.campagne),
      ),
    }))
  })
}

/** Identity of a school beyond what lists show, and where it comes from. */
export function identiteOf(publication: Publication, ecole: LigneEtablissement) {
  const { nature, date_ouverture, adresse, code_postal, localite, details, import_id, ligne } = ecole
  const source = publication.imports.find((lu) => lu.import_id === import_id)?.source ?? ''
  const provenance = { source, import_id, ligne, position_source: ecole.position_source }
  return { nature, date_ouverture, adresse, code_postal, localite, details, provenance }
}

/** Was a school asked? One that opened after the campaign, or of another type, is not a silent one. */
const isInterroge = ({ ouvertAvant, types }: Calcul, { type, date_ouverture }: LigneEtablissement): boolean =>
  types.some((asked) => asked === type) &&
  (date_ouverture === null || ouvertAvant === null || date_ouverture <= ouvertAvant)

function constatsOf(
  indicateur: Indicateur,
  publication: Publication,
  ecole: LigneEtablissement,
  lignes: readonly LigneDatee[],
): Constat[] {
  const calculs = publication.calculs.get(indicateur.id) ?? []
  const resumees = publication.campagnes.get(indicateur.id) ?? []
  return calculs.toReversed().flatMap((calcul) => {
    if (!isInterroge(calcul, ecole)) return []
    const constat = attributOf(indicateur, ecole) ?? observeCalcul(calcul, publication, ecole.type, lignes)
    // A campaign that almost nobody answered is not summed up: silence says nothing there, an answer does.
    const isMuet = constat?.statut !== 'publie' && !resumees.includes(calcul.campagne)
    return constat && !isMuet ? [{ ...constat, campagne: calcul.campagne }] : []
  })
}

/** Does a file ask schools of this type? A silence comes from a file that does. */
const demandeA = (source: string, type: string): boolean => {
  const fiche = findSource(source)
  return fiche?.genre !== 'tableau' || (fiche.population?.some((demande) => demande === type) ?? true)
}

function observeCalcul(
  { indicateur, campagne, campagnePotentiel }: Calcul,
  publication: Publication,
  type: string,
  lignes: readonly LigneDatee[],
): Observation | null {
  const imports = publication.imports.filter((lu) => lu.campagne === campagne && demandeA(lu.source, type))
  return observeIndicateur(indicateur, {
    lignes: lignes.filter((ligne) => ligne.niveau === 'etablissement' && ligne.campagne === campagne),
    commune: lignes.filter((ligne) => ligne.niveau === 'commune' && ligne.campagne === campagnePotentiel),
    imports: new Map(imports.map((lu) => [lu.source, lu.import_id])),
  })
}

/** Value of an indicator that reads a column of the published school. */
function attributOf(indicateur: Indicateur, ecole: LigneEtablissement): Observation | null {
  const lecture = lecturesOfMesure(indicateur.mesure)[0]
  if (lecture?.genre !== 'attribut') return null
  const valeur = ecole[lecture.attribut]
  const provenance = { source: ecole.position_source, import_id: null, ligne: null }
  if (valeur === 'inconnue') return { valeur: null, statut: 'non_communique', ...provenance }
  return { valeur, statut: 'publie', ...provenance }
}

/** Values of a territory shown beside its schools: the line is not that of the school, so none is given. */
function constatsTerritoire(
  indicateur: Indicateur,
  publication: Publication,
  territoires: readonly LigneTerritoire[],
): Constat[] {
  const sources = sourcesOfIndicateur(indicateur)
  return territoires
    .filter((ligne) => ligne.indicateur === indicateur.id && ligne.niveau === indicateur.grain)
    .toSorted((a, b) => b.campagne.localeCompare(a.campagne))
    .map(({ campagne, valeur, statut }) => {
      const lu = publication.imports.find(
        (ligne) => ligne.campagne === campagne && sources.includes(ligne.source),
      )
      return {
        campagne,
        valeur: round(valeur),
        statut,
        source: lu?.source ?? null,
        import_id: lu?.import_id ?? null,
        ligne: null,
      }
    })
}
