import type { Synthese } from '../../server/contract/synthese.ts'
import { pointOf, writePoint } from '../legende/serie.ts'
import { type Choisi, choisi } from '../state/choisi.ts'
import { adresseFace, comparee } from '../state/comparee.ts'
import { type Fiche, fiche, serie } from '../state/donnees.ts'
import { navigate, vue } from '../state/navigation.ts'
import { Erreur, Squelette } from './etats.tsx'
import { FicheEtablissement } from './fiche-etablissement.tsx'
import { FicheTerritoire } from './fiche-territoire.tsx'
import { Icone } from './icone.tsx'

const isSynthese = (answer: Fiche): answer is Synthese => 'territoire' in answer

/** What is known of the chosen territory or school. */
export function Panneau() {
  const { phase, donnees, adresse, erreur } = fiche.etat.value
  if (!vue.value.selection) return null
  const close = () => {
    // The focus goes back to where one chooses: the line of the table, or the map.
    const retour = document.querySelector<HTMLElement>('tr[aria-current] .lien, .maplibregl-canvas')
    navigate({ selection: null })
    retour?.focus({ preventScroll: true })
  }
  return (
    <aside
      class="panneau"
      aria-label="Territoire ou établissement choisi"
      aria-busy={phase === 'attente'}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <button type="button" class="bouton-icone panneau-fermer" onClick={close}>
        <Icone nom="fermer" />
        <span class="hors-ecran">Fermer la fiche</span>
      </button>
      {erreur && <Erreur erreur={erreur} retry={fiche.reload} />}
      {!erreur &&
        (donnees && adresse ? <Contenu donnees={donnees} adresse={adresse} /> : <Squelette lignes={8} />)}
      <Face />
    </aside>
  )
}

/** What was chosen just before, beside what is chosen now: the second click compares. */
function Face() {
  const [avant, ici, shown] = [comparee.value, choisi.value, serie.value]
  if (!ici) return null
  if (!avant) {
    return (
      <p class="note">
        {ici.niveau === 'etablissement' ? 'Un autre établissement choisi' : 'Un autre territoire choisi'} se
        compare à celui‑ci.
      </p>
    )
  }
  const valeurOf = ({ niveau, code }: Choisi): string =>
    shown?.valeurs.niveau === niveau ? writePoint(shown, pointOf(shown, code)) : ''
  return (
    <section class="panneau-face" aria-label="Comparaison avec le choix précédent">
      <dl class="comparaison">
        {[ici, avant].map((place) => (
          <div key={place.code}>
            <dt>{place.nom}</dt>
            <dd>{valeurOf(place)}</dd>
          </div>
        ))}
      </dl>
      <a class="bouton" href={adresseFace(ici, avant)}>
        Comparer les deux
      </a>
    </section>
  )
}

const Contenu = ({ donnees, adresse }: { donnees: Fiche; adresse: string }) =>
  isSynthese(donnees) ? (
    <FicheTerritoire synthese={donnees} adresse={adresse} />
  ) : (
    <FicheEtablissement etablissement={donnees} adresse={adresse} />
  )
