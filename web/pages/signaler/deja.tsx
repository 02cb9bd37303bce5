import { useSignal } from '@preact/signals'
import { LIBELLES_ETAT } from '../../../data/catalogue/model/signalement-mots.ts'
import { compte } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { SignalementPublic } from '../../../server/contract/signalement.ts'
import { Icone } from '../../components/icone.tsx'
import { pageSignalement } from '../../signalements/adresses.ts'
import { writeValeur } from '../../signalements/mots.ts'
import { dejaOuvert, soutenir } from '../../state/soutenir.ts'

/** The same cell is already reported: seeing it, and adding one's voice, is better than a second report. */
export function Deja({ numero }: { numero: number }) {
  const { donnees } = dejaOuvert.etat.value
  const fait = useSignal<string | null>(null)
  const occupe = useSignal(false)
  if (!donnees || donnees.id !== numero) return null
  const agir = async () => {
    occupe.value = true
    fait.value = await soutenir(numero)
    occupe.value = false
  }
  return (
    <aside class="message" aria-label="Déjà signalé">
      <Icone nom="info" />
      <div>
        <p>
          <strong>Déjà signalé</strong> le {jour(donnees.cree_le)} (
          <a href={pageSignalement(numero)}>n° {numero}</a>). {propose(donnees)}{' '}
          {LIBELLES_ETAT[donnees.etat].long}
          {donnees.soutiens > 0 &&
            ` ${compte(donnees.soutiens, 'personne l’a confirmé', 'personnes l’ont confirmé')}.`}
        </p>
        <button type="button" class="bouton" disabled={occupe.value} onClick={() => void agir()}>
          {occupe.value ? 'Envoi…' : 'Je constate la même erreur'}
        </button>
        <p role="status">{fait.value}</p>
        <p class="note">Si votre proposition est différente, remplissez le formulaire ci-dessous.</p>
      </div>
    </aside>
  )
}

const propose = ({ valeur_proposee: valeur }: SignalementPublic): string =>
  valeur === null ? 'La bonne valeur n’est pas connue.' : `Proposé\u00a0: ${writeValeur(valeur)}.`
