import { useSignal } from '@preact/signals'
import type { ReglageLu } from '../../../server/contract/administration-instance.ts'
import { Liste, Saisie } from '../../components/saisie.tsx'
import { faire, lecture } from '../../state/espace.ts'
import { moment, Partie } from './partie.tsx'

const API = '/api/v1/administration/reglages'
const reglages = lecture<{ resultats: ReglageLu[] }>('reglages', () => API)

/** What an administrator changes without restarting the server. */
export const Reglages = () => (
  <Partie titre="Réglages" chapeau="L’effet est immédiat, sans redémarrage." lue={reglages}>
    {({ resultats }) => (
      <ul class="signalements-liste">
        {resultats.map((reglage) => (
          <Reglage key={`${reglage.cle}:${reglage.valeur}`} reglage={reglage} />
        ))}
      </ul>
    )}
  </Partie>
)

function Reglage({ reglage }: { reglage: ReglageLu }) {
  const { cle, genre, libelle, description, min, max, unite, valeurs, defaut, modifie_le } = reglage
  const valeur = useSignal(String(reglage.valeur))
  const change = valeur.value.trim() !== String(reglage.valeur)
  const save = async () => {
    const corps = { valeur: genre === 'entier' ? Number(valeur.value) : valeur.value }
    await faire('changerReglage', { cle, corps }, `« ${libelle} » est enregistré.`)
    reglages.reload()
  }
  const erase = async () => {
    await faire('effacerReglage', { cle }, `« ${libelle} » a repris sa valeur par défaut.`)
    reglages.reload()
  }
  const aide = `${description} Par défaut : ${defaut}${unite ? ` ${unite}` : ''}.`
  return (
    <li class="signalement">
      <form
        class="formulaire"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {genre === 'entier' ? (
          <Saisie
            libelle={unite ? `${libelle} (${unite})` : libelle}
            aide={aide}
            type="number"
            {...(min !== null && { min })}
            {...(max !== null && { max })}
            requis
            valeur={valeur}
          />
        ) : (
          <Liste
            libelle={libelle}
            aide={aide}
            valeur={valeur}
            options={valeurs.map((admise) => ({ valeur: admise, libelle: admise }))}
          />
        )}
        <div class="formulaire-actions">
          <button
            type="submit"
            class="bouton bouton-plein"
            disabled={!change}
            aria-label={`Enregistrer : ${libelle}`}
          >
            Enregistrer
          </button>
          {modifie_le && (
            <>
              <button
                type="button"
                class="bouton"
                aria-label={`Revenir à la valeur par défaut : ${libelle}`}
                onClick={() => void erase()}
              >
                Valeur par défaut
              </button>
              <span class="note">Changé le {moment(modifie_le)}</span>
            </>
          )}
        </div>
      </form>
    </li>
  )
}
