import { avecCarte, horsLigne, panne, reloadMoteur } from '../state/moteur.ts'

/** Why the map is not all that it should be, and what can be done about it. */
export function AvisCarte() {
  if (horsLigne.value)
    return (
      <p class="scene-avis" role="status">
        Vous êtes hors connexion : ce qui n’est pas déjà chargé viendra à votre retour en ligne.
      </p>
    )
  if (panne.value === null || !avecCarte.value) return null
  if (panne.value === 'webgl')
    return (
      <p class="scene-avis">
        Carte simplifiée : WebGL est indisponible dans ce navigateur. Le tableau donne les mêmes valeurs.
      </p>
    )
  return (
    <div class="scene-avis" role="alert">
      La carte interactive n’a pas pu être chargée : le service est très demandé ou la connexion a été coupée.{' '}
      <button type="button" class="lien" onClick={reloadMoteur}>
        Réessayer
      </button>
    </div>
  )
}
