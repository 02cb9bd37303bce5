import { useSignal } from '@preact/signals'
import { compte } from '../../../../data/mots/nombre.ts'
import type { AgentAdministre } from '../../../../server/contract/administration.ts'
import { Confirmation } from '../../../components/confirmation.tsx'
import { Saisie } from '../../../components/saisie.tsx'
import { writeDroits } from '../../../format/droits.ts'
import { closeSessions, inviteAgent, updateAgent } from '../../../state/agents.ts'
import { moment } from '../partie.tsx'
import { type DroitSaisi, Droits, enterDroits, sendDroits } from './droits.tsx'

/** One agent: what is entrusted to them, and what may be done about it. */
export const FicheAgent = ({ agent }: { agent: AgentAdministre }) => (
  <li class="signalement">
    <p class="signalement-tete">
      <span class="etat-signalement" data-etat={agent.actif ? 'accepte' : undefined}>
        {agent.actif ? 'Actif' : 'Suspendu'}
      </span>
      <strong>{agent.nom}</strong> <span class="code">{agent.courriel}</span>
    </p>
    <p>{agent.droits.length === 0 ? 'Aucun droit' : writeDroits(agent).join(' · ')}</p>
    <p class="note">
      Dernière connexion : {moment(agent.connexion_le)} ·{' '}
      {compte(agent.sessions, 'session ouverte', 'sessions ouvertes')} ·{' '}
      {compte(agent.jetons, 'jeton valable', 'jetons valables')}
    </p>
    <Modifier key={JSON.stringify([agent.nom, agent.droits])} agent={agent} />
    <Actions agent={agent} />
  </li>
)

function Modifier({ agent }: { agent: AgentAdministre }) {
  const nom = useSignal(agent.nom)
  const droits = useSignal<readonly DroitSaisi[]>(enterDroits(agent.droits))
  const save = () =>
    updateAgent(
      agent.id,
      { nom: nom.value.trim(), droits: sendDroits(droits.value) },
      `Les droits de ${nom.value.trim()} sont enregistrés.`,
    )
  return (
    <details class="formulaire-plus">
      <summary>
        Modifier<span class="hors-ecran"> {agent.nom}</span>
      </summary>
      <form
        class="formulaire lot"
        aria-label={`Modifier ${agent.nom}`}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Saisie libelle="Nom" requis valeur={nom} />
        <Droits droits={droits} />
        <div class="formulaire-actions">
          <button type="submit" class="bouton bouton-plein">
            Enregistrer
          </button>
        </div>
      </form>
    </details>
  )
}

function Actions({ agent: { id, nom, actif, sessions } }: { agent: AgentAdministre }) {
  if (!actif) {
    return (
      <div class="formulaire-actions">
        <button
          type="button"
          class="bouton"
          aria-label={`Rétablir ${nom}`}
          onClick={() => void updateAgent(id, { actif: true }, `${nom} est rétabli.`)}
        >
          Rétablir
        </button>
      </div>
    )
  }
  return (
    <div class="formulaire-actions">
      <button
        type="button"
        class="bouton"
        aria-label={`Envoyer un lien de connexion à ${nom}`}
        onClick={() => void inviteAgent(id)}
      >
        Envoyer un lien
      </button>
      {sessions > 0 && (
        <Confirmation
          libelle="Fermer ses sessions"
          quoi={nom}
          question={`Fermer les sessions de ${nom} ? Il faudra se connecter de nouveau.`}
          confirmer={() => void closeSessions(id)}
        />
      )}
      <Confirmation
        libelle="Suspendre"
        quoi={nom}
        question={`Suspendre ${nom} ? Ses sessions sont fermées et ses jetons ne sont plus admis ; vous pourrez revenir en arrière.`}
        confirmer={() => void updateAgent(id, { actif: false }, `${nom} est suspendu.`)}
      />
    </div>
  )
}
