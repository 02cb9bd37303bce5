import { partDifferee } from '../part-differee.tsx'
import { indicateurs, valeurs } from '../state/donnees.ts'
import {
  affichage,
  avecCarte,
  avecTableau,
  dessinPossible,
  horsLigne,
  panne,
  rechargerMoteur,
} from '../state/moteur.ts'
import { naviguer } from '../state/navigation.ts'
import { assezLarge } from '../state/theme.ts'
import type { Affichage } from '../state/vue.ts'
import { Attribution } from './attribution.tsx'
import { CarteFixe } from './carte-fixe/index.tsx'
import { CarteVue } from './carte-vue.tsx'
import { Choix, type Option } from './choix.tsx'
import { ChoixNiveau } from './choix-niveau.tsx'
import { Erreur } from './etats.tsx'
import { FiltresActifs } from './filtres-actifs.tsx'
import { Lecteur } from './lecteur.tsx'
import { Tableau } from './tableau/index.tsx'

const OutreMer = partDifferee(async () => (await import('./outre-mer.tsx')).OutreMer)

/** What the choices show: a map, a table, or both. */
export function Scene() {
  return (
    <section class="scene" aria-label={avecCarte.value ? 'Carte' : 'Tableau'}>
      <div class="scene-barre">
        <ChoixNiveau />
        <ChoixAffichage />
      </div>
      <Avis />
      <ErreurValeurs />
      <FiltresActifs />
      <div class="scene-corps">
        {avecCarte.value && (
          <div class="scene-carte">
            {dessinPossible.value ? (
              <>
                <CarteVue />
                <OutreMer />
              </>
            ) : (
              <CarteFixe />
            )}
          </div>
        )}
        {avecTableau.value && <Tableau />}
      </div>
      <Lecteur />
      <Attribution />
    </section>
  )
}

/** Why the map is not all that it should be, and what can be done about it. */
function Avis() {
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
      <button type="button" class="lien" onClick={rechargerMoteur}>
        Réessayer
      </button>
    </div>
  )
}

function ErreurValeurs() {
  const failed = indicateurs.etat.value.erreur ? indicateurs : valeurs
  const { erreur } = failed.etat.value
  return erreur ? <Erreur erreur={erreur} reessayer={failed.recharger} /> : null
}

function ChoixAffichage() {
  const options: Option<Affichage>[] = [
    ...(dessinPossible.value ? [{ valeur: 'carte' as const, libelle: 'Carte' }] : []),
    ...(assezLarge.value || !dessinPossible.value ? [{ valeur: 'deux' as const, libelle: 'Les deux' }] : []),
    { valeur: 'tableau', libelle: 'Tableau' },
  ]
  return (
    <Choix
      class="choix-affichage"
      titre="Affichage"
      titreMasque
      options={options}
      valeur={affichage.value}
      choisir={(voulu) => naviguer({ affichage: voulu })}
    />
  )
}
