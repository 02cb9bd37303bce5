import { champsIndicateur } from '../../../data/catalogue/cellules.ts'
import type { ValeurCellule } from '../../../data/catalogue/model/boucle.ts'
import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { CorrectionActive } from '../../../data/signalements/corrections.ts'
import type { Observation } from '../../../data/synthese/observer.ts'
import type { Avertissement } from '../../contract/enveloppe.ts'
import type { CorrectionAffichee } from '../../contract/signalement.ts'
import type { LigneDatee } from '../lignes-recues.ts'
import type { Publication } from '../publication.ts'

/** A correction as readers see it: who accepted it, never a person. */
const toAffichee = (
  { champ, role, organisation, signalement_id, depuis }: CorrectionActive,
  valeur: ValeurCellule,
  valeur_origine: ValeurCellule,
): CorrectionAffichee => ({
  champ,
  valeur,
  valeur_origine,
  auteur: { role, organisation },
  signalement: signalement_id,
  depuis: depuis.toISOString(),
})

/** Corrections shown of a school: of its identity, or of its answers. */
export const correctionsDe = ({ corrections }: Publication, uai: string): CorrectionActive[] =>
  corrections.filter(({ niveau, code }) => niveau === 'etablissement' && code === uai)

/** Corrections of the identity of a school, beside the producer's values. */
export const correctIdentite = (publication: Publication, uai: string): CorrectionAffichee[] =>
  correctionsDe(publication, uai)
    .filter(({ indicateur }) => indicateur === null)
    .map((correction) =>
      toAffichee(correction, correction.valeur as ValeurCellule, correction.valeur_origine as ValeurCellule),
    )

/** What the files would say had their producers made the corrections: an indicator made of two fields follows. */
export function correctLignes(
  lignes: readonly LigneDatee[],
  corrections: readonly CorrectionActive[],
): LigneDatee[] {
  const manquantes = corrections
    .filter(({ source, campagne }) => !lignes.some((l) => l.source === source && l.campagne === campagne))
    .map(({ source, campagne }): LigneDatee => {
      return { source, campagne, niveau: 'etablissement', import_id: 0, ligne: 0, valeurs: {}, statuts: null }
    })
  return [...lignes, ...manquantes].map((ligne) => {
    const siennes = corrections.filter(
      ({ source, campagne }) => source === ligne.source && campagne === ligne.campagne,
    )
    const valeurs = Object.fromEntries(siennes.map(({ champ, valeur }) => [champ, valeur as number]))
    return siennes.length === 0 ? ligne : { ...ligne, valeurs: { ...ligne.valeurs, ...valeurs } }
  })
}

/** The correction of one value: what it becomes, and because of which report; null when it stays. */
export function correctionOf(
  indicateur: Indicateur,
  corrections: readonly CorrectionActive[],
  { campagne, valeur }: Observation & { campagne: string },
  corrigee: Observation | undefined,
): CorrectionAffichee | null {
  const champs = champsIndicateur(indicateur).map(({ champ }) => champ)
  const cause = corrections.find((c) => c.campagne === campagne && champs.includes(c.champ))
  if (!cause || !corrigee || corrigee.valeur === valeur) return null
  return toAffichee(cause, corrigee.valeur, valeur)
}

/** Says that a synthesis keeps the values of the producers, and how many corrections it leaves aside. */
export function warnCorrections(
  { corrections }: Publication,
  { niveau, code }: { niveau: string; code: string },
): Avertissement[] {
  const nombre = corrections.filter((c) => c.indicateur !== null && c.territoires[niveau] === code).length
  if (nombre === 0) return []
  const quoi = compte(nombre, 'correction acceptée', 'corrections acceptées')
  const suite = nombre === 1 ? 'n’est pas encore dans les fichiers' : 'ne sont pas encore dans les fichiers'
  return [
    {
      code: 'corrections_acceptees',
      message: `${quoi} ${suite} des producteurs pour ce territoire : les synthèses gardent leurs valeurs.`,
    },
  ]
}
