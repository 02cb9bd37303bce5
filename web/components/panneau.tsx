import type { Synthese } from '../../server/contract/synthese.ts'
import { type Fiche, fiche } from '../state/donnees.ts'
import { naviguer, vue } from '../state/navigation.ts'
import { Erreur, Squelette } from './etats.tsx'
import { FicheEtablissement } from './fiche-etablissement.tsx'
import { FicheTerritoire } from './fiche-territoire.tsx'
import { Icone } from './icone.tsx'

const isSynthese = (answer: Fiche): answer is Synthese => 'territoire' in answer

/** What is known of the chosen territory or school. */
export function Panneau() {
  const { phase, donnees, adresse, erreur } = fiche.etat.value
  if (!vue.value.selection) return null
  const fermer = () => {
    // The focus goes back to where one chooses: the line of the table, or the map.
    const retour = document.querySelector<HTMLElement>('tr[aria-current] .lien, .maplibregl-canvas')
    naviguer({ selection: null })
    retour?.focus({ preventScroll: true })
  }
  return (
    <aside
      class="panneau"
      aria-label="Territoire ou établissement choisi"
      aria-busy={phase === 'attente'}
      onKeyDown={(event) => event.key === 'Escape' && fermer()}
    >
      <button type="button" class="bouton-icone panneau-fermer" onClick={fermer}>
        <Icone nom="fermer" />
        <span class="hors-ecran">Fermer la fiche</span>
      </button>
      {erreur && <Erreur erreur={erreur} reessayer={fiche.recharger} />}
      {!erreur &&
        (donnees && adresse ? <Contenu donnees={donnees} adresse={adresse} /> : <Squelette lignes={8} />)}
    </aside>
  )
}

const Contenu = ({ donnees, adresse }: { donnees: Fiche; adresse: string }) =>
  isSynthese(donnees) ? (
    <FicheTerritoire synthese={donnees} adresse={adresse} />
  ) : (
    <FicheEtablissement etablissement={donnees} adresse={adresse} />
  )
