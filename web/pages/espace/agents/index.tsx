import { useSignal } from '@preact/signals'
import { LIBELLES_ROLE, ROLES } from '../../../../data/catalogue/model/role.ts'
import { compte } from '../../../../data/mots/nombre.ts'
import { Liste, Saisie } from '../../../components/saisie.tsx'
import { agents } from '../../../state/agents.ts'
import { changeParametres, parametres } from '../../../state/page.ts'
import { Partie } from '../partie.tsx'
import { Creer } from './creer.tsx'
import { FicheAgent } from './fiche.tsx'

/** Who is accredited, for what; invited, changed, suspended. */
export const Agents = () => (
  <Partie titre="Agents" lue={agents}>
    {({ total, resultats, suivant }) => (
      <>
        <Creer />
        <Filtres />
        <p role="status">
          <strong>{compte(total, 'agent', 'agents')}</strong>
          {suivant && `, dont les ${resultats.length} premiers ci-dessous : précisez la recherche`}
        </p>
        {total === 0 && <p class="vide">Aucun agent ne correspond.</p>}
        <ul class="signalements-liste">
          {resultats.map((agent) => (
            <FicheAgent key={agent.id} agent={agent} />
          ))}
        </ul>
      </>
    )}
  </Partie>
)

function Filtres() {
  const q = useSignal(parametres.value.get('q') ?? '')
  const role = useSignal(parametres.value.get('role') ?? '')
  return (
    <form
      class="formulaire"
      aria-label="Chercher un agent"
      onSubmit={(event) => {
        event.preventDefault()
        changeParametres({ q: q.value.trim() || null, role: role.value || null })
      }}
    >
      <div class="formulaire-ligne">
        <Saisie libelle="Nom ou adresse" facultatif valeur={q} />
        <Liste
          libelle="Rôle"
          valeur={role}
          options={[
            { valeur: '', libelle: 'Tous' },
            ...ROLES.map((valeur) => ({ valeur, libelle: LIBELLES_ROLE[valeur] })),
          ]}
        />
      </div>
      <div class="formulaire-actions">
        <button type="submit" class="bouton">
          Chercher
        </button>
      </div>
    </form>
  )
}
