import { useSignal } from '@preact/signals'
import { compte } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { SignalementPublic } from '../../../server/contract/signalement.ts'
import { EtatSignalement } from '../../components/etat-signalement.tsx'
import { pageCible, pageSignalement } from '../../signalements/adresses.ts'
import { summarise } from '../../signalements/mots.ts'
import { designe } from '../../state/signalements.ts'

/** Rows of a screen; more on demand. */
const PAS = 50

/** The reports, newest first. */
export function Lignes({ signalements }: { signalements: readonly SignalementPublic[] }) {
  const montres = useSignal(PAS)
  const restants = signalements.length - montres.value
  return (
    <>
      <ol class="signalements-liste">
        {signalements.slice(0, montres.value).map((signalement) => (
          <Ligne key={signalement.id} signalement={signalement} />
        ))}
      </ol>
      {restants > 0 && (
        <button
          type="button"
          class="bouton"
          onClick={() => {
            montres.value += PAS
          }}
        >
          Afficher {compte(Math.min(PAS, restants), 'signalement', 'signalements')} de plus
        </button>
      )}
    </>
  )
}

const Ligne = ({ signalement: s }: { signalement: SignalementPublic }) => (
  <li
    class="signalement"
    data-designe={designe.value === s.id ? '' : undefined}
    onMouseEnter={() => {
      designe.value = s.id
    }}
    onMouseLeave={() => {
      designe.value = null
    }}
  >
    <p class="signalement-tete">
      <EtatSignalement etat={s.etat} />
      <a href={pageSignalement(s.id)}>
        <span class="code">n° {s.id}</span> {s.libelle}
      </a>
    </p>
    <p>
      {s.genre === 'manquant' ? s.nom : <a href={pageCible(s)}>{s.nom}</a>}
      {' : '}
      {summarise(s)}
    </p>
    <p class="note">
      {jour(s.cree_le)} · {s.producteur}
      {s.soutiens > 0 && ` · ${compte(s.soutiens, 'soutien', 'soutiens')}`}
    </p>
  </li>
)
