import { useSignal } from '@preact/signals'
import { DECLARATIONS_PORTEE, type Portee } from '../../../data/catalogue/model/portee.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { JetonLu } from '../../../server/contract/jetons.ts'
import { Confirmation } from '../../components/confirmation.tsx'
import { Saisie } from '../../components/saisie.tsx'
import { faire, lecture } from '../../state/espace.ts'
import { moi } from '../../state/moi.ts'
import { moment, Partie, SecretUneFois } from './partie.tsx'

const API = '/api/v1/jetons'
const jetons = lecture<{ resultats: JetonLu[] }>('jetons', () => API)
const ETATS = { valable: 'valable', expire: 'expiré', revoque: 'révoqué' } as const

/** Keys by which the programs of an agent ask the API. */
export const Jetons = () => (
  <Partie
    titre="Jetons d’API"
    chapeau="Un jeton laisse un programme agir en votre nom, dans la limite de ses portées et de vos droits."
    lue={jetons}
  >
    {({ resultats }) => (
      <>
        <Creer />
        {resultats.length === 0 && <p class="vide">Vous n’avez pas de jeton.</p>}
        <ul class="signalements-liste">
          {resultats.map((jeton) => (
            <Jeton key={jeton.id} jeton={jeton} />
          ))}
        </ul>
      </>
    )}
  </Partie>
)

const revoke = async (id: number) => {
  await faire('revoquerJeton', { id }, 'Le jeton est révoqué.')
  jetons.reload()
}

const Jeton = ({ jeton }: { jeton: JetonLu }) => (
  <li class="signalement">
    <p>
      <strong>{jeton.nom}</strong> <code>{jeton.prefixe}…</code> <span class="note">{ETATS[jeton.etat]}</span>
    </p>
    <p>{jeton.portees.map((portee) => DECLARATIONS_PORTEE[portee].libelle).join(' · ')}</p>
    <p class="note">
      Expire le {moment(jeton.expire_le)} · dernier usage : {moment(jeton.usage_le)}
    </p>
    {jeton.etat === 'valable' && (
      <div class="formulaire-actions">
        <Confirmation
          libelle="Révoquer"
          quoi={jeton.nom}
          question={`Révoquer le jeton « ${jeton.nom} » ? Les programmes qui s’en servent cesseront aussitôt d’être admis.`}
          confirmer={() => void revoke(jeton.id)}
        />
      </div>
    )}
  </li>
)

function Creer() {
  const nom = useSignal('')
  const jours = useSignal('90')
  const portees = useSignal<readonly Portee[]>(['lecture'])
  const secret = useSignal<string | null>(null)
  const permises = moi.etat.value.donnees?.portees_permises ?? []
  const create = async () => {
    const corps = { nom: nom.value.trim(), jours: Number(jours.value), portees: [...portees.value] }
    const cree = await faire('creerJeton', { corps }, 'Le jeton est créé.')
    if (!cree) return
    secret.value = cree.jeton
    nom.value = ''
    jetons.reload()
  }
  return (
    <>
      <form
        class="formulaire lot"
        aria-label="Créer un jeton"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <div class="formulaire-ligne">
          <Saisie libelle="À quoi il sert" requis valeur={nom} />
          <Saisie libelle="Durée de vie, en jours" type="number" min={1} max={365} requis valeur={jours} />
        </div>
        <fieldset class="puces">
          <legend>Portées</legend>
          {permises.map((portee) => (
            <label class="case" key={portee}>
              <input
                type="checkbox"
                checked={portees.value.includes(portee)}
                onChange={({ currentTarget }) => {
                  const autres = portees.value.filter((connue) => connue !== portee)
                  portees.value = currentTarget.checked ? [...autres, portee] : autres
                }}
              />
              {DECLARATIONS_PORTEE[portee].libelle}
            </label>
          ))}
        </fieldset>
        <div class="formulaire-actions">
          <button type="submit" class="bouton bouton-plein" disabled={portees.value.length === 0}>
            Créer le jeton
          </button>
          <span class="note">{compte(portees.value.length, 'portée', 'portées')}</span>
        </div>
      </form>
      {secret.value && <SecretUneFois quoi="Votre jeton" secret={secret.value} />}
    </>
  )
}
