import { useSignal } from '@preact/signals'
import { ecrire } from '../../../client/ecrire.ts'
import { ErreurApi } from '../../api/client.ts'
import { isPassagere } from '../../api/ressource.ts'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { wait } from '../../state/attendre.ts'
import { agent, moi, writeAsAgent } from '../../state/moi.ts'
import { parametres } from '../../state/page.ts'

export const prete = (): Promise<boolean> => wait([moi])

/** The secret of a sign-in link: after the `#`, which no server ever sees. */
const jetonDuLien = (): string | null => new URLSearchParams(location.hash.slice(1)).get('jeton')

/** Where to go once signed in: a path of this site. */
const destination = (): string => {
  const voulue = parametres.value.get('destination') ?? ''
  return /^\/(?![/\\])[^\\\s]*$/.test(voulue) ? voulue : '/espace'
}

/** Gets an agent in, without a password: a link by e-mail, or the identity provider. */
export function Page() {
  document.title = 'Connexion – Cartable'
  const { donnees, erreur } = moi.etat.value
  const jeton = useSignal(jetonDuLien())
  return (
    <main class="page-fiche page-formulaire" aria-busy={!donnees}>
      <header class="fiche-titre">
        <h1>Connexion</h1>
        <p>
          Réservée aux agents accrédités : territoires pilotes, producteurs de données, modération. Pour lire
          le site et signaler une erreur, aucun compte n’est nécessaire.
        </p>
      </header>
      <Refus />
      {erreur && <Erreur erreur={erreur} retry={moi.reload} />}
      {!donnees && !erreur && <Squelette lignes={6} />}
      {donnees && <Entrer jeton={jeton.value} abandon={() => (jeton.value = null)} />}
    </main>
  )
}

/** Why the identity provider did not let anybody in. */
const REFUS: Record<string, string> = {
  fournisseur:
    'La connexion n’a pas abouti : le fournisseur d’identité l’a refusée, ou elle a pris plus de dix minutes. Recommencez.',
  courriel:
    'Vous êtes bien identifié, mais votre adresse n’est pas celle d’un agent accrédité, ou elle n’est pas vérifiée. Demandez un lien à votre adresse professionnelle, ou une accréditation à l’administration de cette instance.',
  niveau:
    'Votre identification n’est pas assez sûre pour cette instance : recommencez par le moyen plus sûr que votre fournisseur propose, par exemple avec un second facteur.',
  injoignable:
    'Le fournisseur d’identité est injoignable. Réessayez dans quelques minutes, ou demandez un lien par courriel.',
}

function Refus() {
  const refus = parametres.value.get('refus')
  if (refus === null) return null
  return (
    <p class="message message-erreur" role="alert">
      {REFUS[refus] ?? REFUS.fournisseur}
    </p>
  )
}

function Entrer({ jeton, abandon }: { jeton: string | null; abandon(): void }) {
  const oidc = moi.etat.value.donnees?.oidc
  if (jeton) return <Confirmer jeton={jeton} abandon={abandon} />
  if (agent.value) {
    return (
      <p>
        Vous êtes connecté en tant que {agent.value.nom}. <a href="/espace">Ouvrir mon espace</a>
      </p>
    )
  }
  return (
    <>
      <Demander />
      {oidc && (
        <section class="formulaire" aria-label={oidc.nom}>
          <p>Ou</p>
          <p>
            <a class="bouton" href={`${oidc.url}?destination=${encodeURIComponent(destination())}`}>
              Se connecter avec {oidc.nom}
            </a>
          </p>
        </section>
      )}
    </>
  )
}

/** An e-mail address, to which a link is sent. */
function Demander() {
  const courriel = useSignal('')
  const occupe = useSignal(false)
  const recu = useSignal<string | null>(null)
  const refus = useSignal<ErreurApi | null>(null)
  const ask = async () => {
    occupe.value = true
    refus.value = null
    try {
      const corps = { courriel: courriel.value.trim(), destination: destination() }
      const { message } = await ecrire('demanderConnexion', { corps })
      recu.value = message
    } catch (error) {
      refus.value = error instanceof ErreurApi ? error : new ErreurApi(String(error), null)
    }
    occupe.value = false
  }
  const faute = fauteDe(refus.value, 'courriel')
  return (
    <form
      class="formulaire"
      aria-label="Lien de connexion"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <Champ libelle="Adresse électronique professionnelle" faute={faute}>
        {(attributs) => (
          <input
            {...attributs}
            type="email"
            required
            autocomplete="email"
            value={courriel.value}
            onInput={({ currentTarget }) => {
              courriel.value = currentTarget.value
            }}
          />
        )}
      </Champ>
      {refus.value && !faute && (
        <p class="champ-faute" role="alert">
          {refus.value.message}
        </p>
      )}
      <div class="formulaire-actions">
        <button type="submit" class="bouton bouton-plein" disabled={occupe.value}>
          {occupe.value ? 'Envoi…' : 'Recevoir un lien'}
        </button>
      </div>
      <p class={recu.value ? 'message' : ''} role="status">
        {recu.value}
      </p>
    </form>
  )
}

/** Opening the link is not enough: mail scanners open links too. */
function Confirmer({ jeton, abandon }: { jeton: string; abandon(): void }) {
  const occupe = useSignal(false)
  const refus = useSignal<ErreurApi | null>(null)
  const confirmer = async () => {
    occupe.value = true
    try {
      const suite = await writeAsAgent('confirmerConnexion', { corps: { jeton } })
      location.assign(suite.destination)
    } catch (error) {
      refus.value =
        error instanceof ErreurApi ? error : new ErreurApi('La connexion a échoué. Réessayez.', null)
      occupe.value = false
    }
  }
  // A link is not used up by a network that is down: the same button serves again.
  const perdu = refus.value !== null && !isPassagere(refus.value)
  return (
    <section class="formulaire" aria-label="Confirmer la connexion">
      {refus.value && (
        <p class="message message-erreur" role="alert">
          {refus.value.message}
        </p>
      )}
      {!refus.value && (
        <p>Votre lien est bien arrivé. Il sert une fois : confirmez pour ouvrir votre espace.</p>
      )}
      <div class="formulaire-actions">
        {perdu ? (
          <button type="button" class="bouton" onClick={abandon}>
            Demander un autre lien
          </button>
        ) : (
          <button
            type="button"
            class="bouton bouton-plein"
            disabled={occupe.value}
            onClick={() => void confirmer()}
          >
            {occupe.value ? 'Connexion…' : 'Se connecter'}
          </button>
        )}
      </div>
    </section>
  )
}
