import { partDifferee } from '../part-differee.tsx'
import { indicateurs, valeurs } from '../state/donnees.ts'
import { affichage, avecCarte, avecTableau, dessinPossible } from '../state/moteur.ts'
import { navigate } from '../state/navigation.ts'
import { assezLarge } from '../state/theme.ts'
import type { Affichage } from '../state/vue.ts'
import { Attribution } from './attribution.tsx'
import { AvisCarte } from './avis-carte.tsx'
import { CarteVue } from './carte-vue.tsx'
import { Choix, type Option } from './choix.tsx'
import { ChoixNiveau } from './choix-niveau.tsx'
import { Erreur } from './etats.tsx'
import { FiltresActifs } from './filtres-actifs.tsx'
import { Lecteur } from './lecteur.tsx'
import { Tableau } from './tableau/index.tsx'

// Most browsers draw: they never need it.
const CarteFixe = partDifferee(async () => (await import('./carte-fixe/index.tsx')).CarteFixe)
const OutreMer = partDifferee(async () => (await import('./outre-mer.tsx')).OutreMer)

/** What the choices show: a map, a table, or both. */
export function Scene() {
  return (
    <section class="scene" aria-label={avecCarte.value ? 'Carte' : 'Tableau'}>
      <div class="scene-barre">
        <ChoixNiveau />
        <ChoixAffichage />
      </div>
      <AvisCarte />
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

function ErreurValeurs() {
  const failed = indicateurs.etat.value.erreur ? indicateurs : valeurs
  const { erreur } = failed.etat.value
  return erreur ? <Erreur erreur={erreur} retry={failed.reload} /> : null
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
      choose={(voulu) => navigate({ affichage: voulu })}
    />
  )
}
