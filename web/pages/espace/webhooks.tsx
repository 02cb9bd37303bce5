import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { compte, nombre } from '../../../data/mots/nombre.ts'
import type { LivraisonLue, WebhookLu } from '../../../server/contract/avis.ts'
import { Confirmation } from '../../components/confirmation.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { Saisie } from '../../components/saisie.tsx'
import { faire, lecture } from '../../state/espace.ts'
import { moment, Partie, SecretUneFois } from './partie.tsx'

const API = '/api/v1/avis/webhooks'
const webhooks = lecture<{ resultats: WebhookLu[] }>('abonnements', () => API)

/** Addresses of programs that are told of what happens. */
export const Webhooks = () => (
  <Partie
    titre="Webhooks"
    chapeau={
      <>
        Chaque événement public des signalements qui vous sont confiés est envoyé, signé, à ces adresses (voir
        la <a href="/api/docs#creerWebhook">documentation</a>).
      </>
    }
    lue={webhooks}
  >
    {({ resultats }) => (
      <>
        <Creer />
        {resultats.length === 0 && <p class="vide">Vous n’avez pas de webhook.</p>}
        <ul class="signalements-liste">
          {resultats.map((webhook) => (
            <Webhook key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      </>
    )}
  </Partie>
)

function Creer() {
  const nom = useSignal('')
  const url = useSignal('')
  const secret = useSignal<string | null>(null)
  const create = async () => {
    const corps = { nom: nom.value.trim(), url: url.value.trim() }
    const cree = await faire('creerWebhook', { corps }, 'Le webhook est créé.')
    if (!cree) return
    secret.value = cree.secret
    nom.value = ''
    url.value = ''
    webhooks.reload()
  }
  return (
    <>
      <form
        class="formulaire lot"
        aria-label="Créer un webhook"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <div class="formulaire-ligne">
          <Saisie libelle="À quoi il sert" requis valeur={nom} />
          <Saisie
            libelle="Adresse"
            aide="https, publique, sans redirection."
            type="url"
            requis
            valeur={url}
          />
        </div>
        <div class="formulaire-actions">
          <button type="submit" class="bouton bouton-plein">
            Créer le webhook
          </button>
        </div>
      </form>
      {secret.value && <SecretUneFois quoi="Le secret qui signe les envois" secret={secret.value} />}
    </>
  )
}

function Webhook({ webhook: w }: { webhook: WebhookLu }) {
  const ouvert = useSignal(false)
  const activate = async (actif: boolean) => {
    const dit = actif ? 'Le webhook est en marche.' : 'Le webhook est arrêté.'
    await faire('changerWebhook', { id: w.id, corps: { actif } }, dit)
    webhooks.reload()
  }
  const attempt = () =>
    faire('essayerWebhook', { id: w.id }, 'L’essai est en file : son résultat se lit au journal.')
  const supprimer = async () => {
    await faire('supprimerWebhook', { id: w.id }, 'Le webhook est supprimé.')
    webhooks.reload()
  }
  return (
    <li class="signalement">
      <p>
        <strong>{w.nom}</strong> <span class="note">{etatOf(w)}</span>
      </p>
      <p class="code">{w.url}</p>
      <div class="formulaire-actions">
        <button type="button" class="bouton" aria-label={`Essayer ${w.nom}`} onClick={() => void attempt()}>
          Essayer
        </button>
        <button
          type="button"
          class="bouton"
          aria-label={`${w.actif ? 'Arrêter' : 'Remettre en marche'} ${w.nom}`}
          onClick={() => void activate(!w.actif)}
        >
          {w.actif ? 'Arrêter' : 'Remettre en marche'}
        </button>
        <Confirmation
          libelle="Supprimer"
          quoi={w.nom}
          question={`Supprimer le webhook « ${w.nom} » et son journal ?`}
          confirmer={() => void supprimer()}
        />
      </div>
      <details
        class="formulaire-plus"
        onToggle={({ currentTarget }) => {
          ouvert.value = currentTarget.open
        }}
      >
        <summary>
          Journal<span class="hors-ecran"> de {w.nom}</span>
        </summary>
        {ouvert.value && <JournalLivraisons id={w.id} />}
      </details>
    </li>
  )
}

const etatOf = ({ actif, motif_arret }: WebhookLu): string => {
  if (actif) return 'en marche'
  return motif_arret === 'echecs' ? 'arrêté après trop d’échecs' : 'arrêté'
}

const ETATS: Record<LivraisonLue['etat'], string> = {
  attente: 'en attente',
  livree: 'reçue',
  echec: 'abandonnée',
}

/** What was posted to one address, read when its log is opened. */
function JournalLivraisons({ id }: { id: number }) {
  const journal = useMemo(
    () =>
      lecture<{ total: number; resultats: LivraisonLue[] }>(
        'abonnements',
        () => `${API}/${id}/livraisons?limit=20`,
      ),
    [id],
  )
  const { donnees, erreur } = journal.etat.value
  if (erreur) return <Erreur erreur={erreur} retry={journal.reload} />
  if (!donnees) return <Squelette lignes={3} />
  return (
    <div class="formulaire">
      <p class="formulaire-actions">
        <span role="status">
          {donnees.total === 0
            ? 'Rien n’a encore été envoyé à cette adresse.'
            : compte(donnees.total, 'livraison', 'livraisons')}
        </span>
        <button type="button" class="bouton" onClick={journal.reload}>
          Actualiser
        </button>
      </p>
      <ol class="signalements-liste">
        {donnees.resultats.map((livraison) => (
          <li class="signalement" key={livraison.id}>
            <p>
              n° {livraison.id} ·{' '}
              {livraison.signalement_id ? `signalement n° ${livraison.signalement_id}` : 'essai'} ·{' '}
              <strong>{ETATS[livraison.etat]}</strong>
              {livraison.statut_http !== null && ` (${livraison.statut_http})`}
            </p>
            <p class="note">
              {livraison.essais === 0
                ? 'Envoi à venir'
                : `${compte(livraison.essais, 'tentative', 'tentatives')}, la dernière le ${moment(livraison.essai_le)}`}
              {livraison.duree_ms !== null && ` (${nombre(livraison.duree_ms)} ms)`}
            </p>
            {livraison.erreur && <p class="champ-faute">{livraison.erreur}</p>}
          </li>
        ))}
      </ol>
    </div>
  )
}
