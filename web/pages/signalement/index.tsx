import { useSignal, useSignalEffect } from '@preact/signals'
import { isOuvert } from '../../../data/catalogue/model/signalement.ts'
import { LIBELLES_GENRE } from '../../../data/catalogue/model/signalement-mots.ts'
import type { SignalementDetail } from '../../../server/contract/signalements.ts'
import { EtatSignalement } from '../../components/etat-signalement.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { DetailSignalement } from '../../components/signalement/detail.tsx'
import { Histoire } from '../../components/signalement/histoire.tsx'
import { wait } from '../../state/attendre.ts'
import { signalement } from '../../state/signalement.ts'
import { soutenir } from '../../state/soutenir.ts'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> => wait([signalement])

/** One report: what it says, and everything that happened to it. */
export function Page() {
  const { donnees, erreur } = signalement.etat.value
  useSignalEffect(() => {
    const lu = signalement.etat.value.donnees
    if (lu) document.title = `Signalement n° ${lu.id} : ${lu.nom} – Cartable`
  })
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={signalement.reload} />
        <p>
          <a href="/signalements">Tous les signalements</a>
        </p>
      </main>
    )
  }
  return (
    <main class="page-fiche page-formulaire" aria-busy={!donnees}>
      {donnees ? <Corps signalement={donnees} /> : <Squelette lignes={16} />}
    </main>
  )
}

const Corps = ({ signalement: s }: { signalement: SignalementDetail }) => (
  <>
    <header class="fiche-titre">
      <nav class="ariane" aria-label="Fil d’Ariane">
        <ol>
          <li>
            <a href="/signalements">Signalements</a>
          </li>
          <li aria-current="page">n° {s.id}</li>
        </ol>
      </nav>
      <p class="etiquette">{LIBELLES_GENRE[s.genre]}</p>
      <h1>
        {s.libelle}, {s.nom}
      </h1>
      <p>
        <EtatSignalement etat={s.etat} />
      </p>
    </header>
    <DetailSignalement signalement={s} />
    {isOuvert(s.etat) && <Soutenir numero={s.id} />}
    <Histoire evenements={s.evenements} />
  </>
)

/** One more voice for an open report. */
function Soutenir({ numero }: { numero: number }) {
  const fait = useSignal<string | null>(null)
  const occupe = useSignal(false)
  const agir = async () => {
    occupe.value = true
    fait.value = await soutenir(numero)
    occupe.value = false
    signalement.reload()
  }
  return (
    <div class="formulaire-actions">
      <button type="button" class="bouton" disabled={occupe.value} onClick={() => void agir()}>
        {occupe.value ? 'Envoi…' : 'Je constate la même erreur'}
      </button>
      <p role="status">{fait.value}</p>
    </div>
  )
}
