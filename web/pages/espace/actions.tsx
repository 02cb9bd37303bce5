import { useSignal } from '@preact/signals'
import type { ActionSignalement } from '../../../data/catalogue/model/signalement.ts'
import { LIBELLES_ACTION } from '../../../data/catalogue/model/signalement-mots.ts'
import type { BureauDetail, NouvelleAction } from '../../../server/contract/espace-signalements.ts'
import { Liste, Saisie, TexteLong } from '../../components/saisie.tsx'
import { agirSur, destinations } from '../../state/bureau.ts'

type ActionAgent = NouvelleAction['action']

/** What each act needs besides a click. */
const BESOINS: Partial<Record<ActionAgent, 'texte' | 'doublon' | 'destination'>> = {
  rejeter: 'texte',
  commenter: 'texte',
  retirer_correction: 'texte',
  marquer_doublon: 'doublon',
  rerouter: 'destination',
}
/** An act that is refused without a text; re-routing needs one besides where to. */
const isExigeant = (action: ActionAgent): boolean =>
  BESOINS[action] === 'texte' || BESOINS[action] === 'destination'
const tell = (action: ActionAgent): string => LIBELLES_ACTION[action].faire.toLowerCase()
/** Moderation acts on one text, where that text is. */
const AILLEURS: readonly ActionSignalement[] = ['publier_texte', 'masquer_texte']

/** The acts that the machine of reports allows this agent now. */
export function Actions({ lu }: { lu: BureauDetail }) {
  const texte = useSignal('')
  const doublon = useSignal('')
  const source = useSignal('')
  const afficher = useSignal(true)
  const occupe = useSignal(false)
  const permises = lu.actions.filter((action) => !AILLEURS.includes(action)) as ActionAgent[]
  if (permises.length === 0) return <p class="note">Vous n’avez rien à faire sur ce signalement.</p>
  const exigeant = permises.filter(isExigeant)
  const pret = (action: ActionAgent): boolean => {
    if (BESOINS[action] === 'doublon') return /^\d{1,9}$/.test(doublon.value.trim())
    if (BESOINS[action] === 'destination') return source.value !== '' && texte.value.trim() !== ''
    return BESOINS[action] !== 'texte' || texte.value.trim() !== ''
  }
  const agir = async (action: ActionAgent) => {
    occupe.value = true
    const fait = await agirSur(lu.id, {
      action,
      version: lu.version,
      ...(texte.value.trim() && { commentaire: texte.value.trim() }),
      ...(action === 'marquer_doublon' && { doublon_de: Number(doublon.value) }),
      ...(action === 'rerouter' && { destination: { source: source.value } }),
      ...(action === 'accepter' && lu.valeur_proposee !== null && { publier_correction: afficher.value }),
    })
    if (fait) texte.value = ''
    occupe.value = false
  }
  return (
    <section class="formulaire lot" aria-labelledby="titre-actions">
      <h3 id="titre-actions">Répondre</h3>
      <TexteLong
        libelle="Réponse"
        facultatif={exigeant.length < permises.length}
        aide={`Publique.${exigeant.length > 0 ? ` Obligatoire pour ${exigeant.map(tell).join(', ')}.` : ''}`}
        valeur={texte}
      />
      {permises.includes('accepter') && lu.valeur_proposee !== null && (
        <label class="case">
          <input
            type="checkbox"
            checked={afficher.value}
            onChange={({ currentTarget }) => {
              afficher.value = currentTarget.checked
            }}
          />
          En acceptant, afficher aussitôt la correction à côté de la valeur d’origine
        </label>
      )}
      {permises.includes('marquer_doublon') && (
        <Saisie libelle="Doublon du signalement n°" facultatif valeur={doublon} />
      )}
      {permises.includes('rerouter') && (
        <Liste
          libelle="Réorienter vers la source"
          aide="Son producteur aura à répondre."
          valeur={source}
          options={[
            { valeur: '', libelle: 'Choisir une source' },
            ...(destinations.etat.value.donnees?.resultats ?? [])
              .filter(({ id }) => id !== lu.source)
              .map(({ id, titre, producteur }) => ({ valeur: id, libelle: `${titre} (${producteur})` })),
          ]}
        />
      )}
      <div class="formulaire-actions">
        {permises.map((action, rang) => (
          <button
            key={action}
            type="button"
            class={`bouton ${rang === 0 ? 'bouton-plein' : ''}`}
            disabled={occupe.value || !pret(action)}
            onClick={() => void agir(action)}
          >
            {LIBELLES_ACTION[action].faire}
          </button>
        ))}
      </div>
    </section>
  )
}
