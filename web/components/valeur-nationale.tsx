import { part } from '../format/nombre.ts'
import { valeurOuStatut } from '../format/valeur.ts'
import { filtres, france, indicateur, niveau } from '../state/donnees.ts'

/** The same value for the whole country: what every territory is read against. */
export function ValeurNationale() {
  const { donnees, phase } = france.etat.value
  const chosen = indicateur.value
  const known = donnees?.indicateur === chosen?.id ? donnees : null
  if (!chosen || donnees?.modalites || (!known && phase !== 'attente')) return null
  const couverture = known?.couverture[0] ?? null
  const statut = known?.statuts_legende[known.statuts[0] ?? -1] ?? 'sans_objet'
  const { education_prioritaire, filtre } = filtres.value
  const filtree = education_prioritaire.length + filtre.length > 0
  // Schools have a value each; the country has the one in the middle.
  const mediane = chosen.mesure.genre === 'mediane' && niveau.value === 'etablissement'
  const qui = chosen.grain === 'commune' ? 'communes' : `établissements${filtree ? ' retenus' : ''}`
  return (
    <p class="valeur-nationale">
      <span>France entière{mediane && ', médiane'}</span>
      {known ? <strong>{valeurOuStatut(known.valeurs[0] ?? null, statut, chosen.unite)}</strong> : <b>…</b>}
      {!known && <span class="note">&nbsp;</span>}
      {couverture !== null && (
        <span class="note">
          {couverture < 1 ? `valeur connue pour ${part(couverture)} des ${qui}` : 'valeur connue partout'}
        </span>
      )}
    </p>
  )
}
