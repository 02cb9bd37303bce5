import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { LIBELLES_ETAT } from '../../../data/catalogue/model/signalement-mots.ts'
import type { SignalementCree } from '../../../server/contract/signaler.ts'
import { pageCible, pageSignalement } from '../../signalements/adresses.ts'
import { avisPiece, restart } from '../../state/signaler.ts'

/** Recorded: the secret link that follows it, shown this once. */
export function Merci({ cree: { signalement, suivi } }: { cree: SignalementCree }) {
  const titre = useRef<HTMLHeadingElement>(null)
  const copie = useSignal(false)
  const lien = new URL(suivi.lien, location.origin).href
  useLayoutEffect(() => titre.current?.focus(), [])
  const copy = () =>
    navigator.clipboard?.writeText(lien).then(() => {
      copie.value = true
    })
  return (
    <main class="page-fiche page-formulaire">
      <header class="fiche-titre">
        <h1 ref={titre} tabIndex={-1}>
          Merci, c’est enregistré
        </h1>
        <p>
          Signalement <a href={pageSignalement(signalement.id)}>n° {signalement.id}</a>.{' '}
          {LIBELLES_ETAT[signalement.etat].long} Producteur de la donnée : {signalement.producteur}.
        </p>
      </header>
      {avisPiece.value && (
        <p class="message" role="alert">
          {avisPiece.value}
        </p>
      )}
      <section class="formulaire" aria-labelledby="suivi-titre">
        <h2 id="suivi-titre">Votre lien de suivi</h2>
        <p>
          Gardez-le : il permet de lire les réponses, de compléter votre signalement et d’effacer vos données.
          Il ne sera plus affiché.
        </p>
        <p class="lien-secret">
          <a href={suivi.lien}>{lien}</a>
        </p>
        <div class="formulaire-actions">
          <button type="button" class="bouton bouton-plein" onClick={copy}>
            {copie.value ? 'Copié' : 'Copier le lien'}
          </button>
          <button type="button" class="bouton" onClick={restart}>
            Signaler autre chose
          </button>
          {signalement.genre !== 'manquant' && (
            <a href={pageCible({ niveau: signalement.niveau, code: signalement.code })}>
              Revenir à la page : {signalement.nom}
            </a>
          )}
        </div>
        <p class="hors-ecran" role="status">
          {copie.value && 'Lien copié.'}
        </p>
      </section>
    </main>
  )
}
