import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { compareEcoles } from '../../data/mots/comparaison-ecoles.ts'
import { tellEcole } from '../../data/mots/indicateur.ts'
import { collecteOf } from '../../data/mots/reponses.ts'
import { writeReponse } from '../../data/mots/valeur-ecole.ts'
import type { ComparaisonEtablissements } from '../contract/comparaison-etablissements.ts'
import type { ValeurEtablissement } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { listValeurs } from './valeurs-etablissement.ts'

type IndicateurCompare = ComparaisonEtablissements['indicateurs'][number]
type Indicateur = (typeof INDICATEURS)[number]

/** Each indicator on each school, in one campaign, beside the first school. */
export async function compareEtablissements(
  db: Db,
  publication: Publication,
  ecoles: readonly LigneEtablissement[],
): Promise<IndicateurCompare[]> {
  const parEcole: ValeurEtablissement[][] = []
  // One school after another: each already reads several tables at once.
  for (const ecole of ecoles) parEcole.push(await listValeurs(db, publication, ecole))
  return INDICATEURS.flatMap((indicateur) => {
    const siennes = parEcole.map((valeurs) => valeurs.filter((v) => v.indicateur === indicateur.id))
    const campagne = campagneCommune(siennes)
    return campagne === null ? [] : compare(indicateur, campagne, ecoles, siennes)
  })
}

/** Latest campaign that two schools at least answered; failing that, the latest that asked any. */
function campagneCommune(siennes: readonly ValeurEtablissement[][]): string | null {
  const campagnes = [...new Set(siennes.flat().map(({ campagne }) => campagne))].sort().reverse()
  const reponses = (campagne: string) =>
    siennes.filter((valeurs) => valeurs.some((v) => v.campagne === campagne && v.valeur !== null)).length
  return campagnes.find((campagne) => reponses(campagne) >= 2) ?? campagnes[0] ?? null
}

const NON_DEMANDEE = { valeur: null, source: null, import_id: null, ligne: null }

function compare(
  indicateur: Indicateur,
  campagne: string,
  ecoles: readonly LigneEtablissement[],
  siennes: readonly ValeurEtablissement[][],
): IndicateurCompare {
  const { id, composante, grain, mesure, unite, population } = indicateur
  const reponses = siennes.map(
    (valeurs, rang) =>
      valeurs.find((v) => v.campagne === campagne) ?? {
        ...NON_DEMANDEE,
        statut: population.some((type) => type === ecoles[rang]?.type)
          ? ('non_disponible' as const)
          : ('sans_objet' as const),
      },
  )
  const dites = reponses.map(({ valeur, statut }) => ({
    valeur,
    ecrite: writeReponse({ valeur, statut, unite }, mesure),
  }))
  const contexte = {
    nom: ecoles[0]?.nom ?? '',
    unite,
    declaree: collecteOf({ grain, sources: sourcesOfIndicateur(indicateur) }, 'tous').interroge,
    chiffree: mesure.genre !== 'part' && mesure.genre !== 'repartition',
  }
  return {
    ...{
      indicateur: id,
      libelle: tellEcole(indicateur).libelle,
      composante,
      grain,
      mesure: mesure.genre,
      unite,
    },
    campagne,
    valeurs: reponses.map(({ valeur, statut, source, import_id, ligne }, rang) => {
      const [ici, reference] = [dites[rang], dites[0]]
      const ecart = rang > 0 && ici && reference ? compareEcoles(ici, reference, contexte) : null
      return {
        uai: ecoles[rang]?.uai ?? '',
        ...{ valeur, statut, source, import_id, ligne },
        ecart: ecart && { ...ecart, difference: round(ecart.difference) },
      }
    }),
  }
}
