import type { GenreSignalement } from '../../../data/catalogue/model/signalement.ts'
import type { CelluleSignalable } from '../../../server/contract/signaler.ts'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { Icone } from '../../components/icone.tsx'
import { pageSignalement } from '../../signalements/adresses.ts'
import { enter, envoi, erreur, giveUp, saisie, signaler } from '../../state/signaler.ts'
import { Manquant } from './manquant.tsx'
import { Piece } from './piece.tsx'
import { Position } from './position.tsx'
import { ValeurProposee } from './valeur-proposee.tsx'

interface Props {
  genre: GenreSignalement
  cellule: CelluleSignalable | null
}

/** What it should be, why, and how to answer. */
export function Formulaire({ genre, cellule }: Props) {
  const enCours = envoi.value !== 'repos'
  return (
    <form
      class="formulaire"
      aria-label="Signalement"
      onSubmit={(event) => {
        event.preventDefault()
        void signaler()
      }}
    >
      {genre === 'manquant' && <Manquant />}
      {genre === 'position' && <Position />}
      {genre === 'ferme' && (
        <p>
          Vous signalez que cet établissement est fermé. Dites depuis quand et, si vous le savez, par quoi il
          a été remplacé.
        </p>
      )}
      {genre === 'valeur' && cellule?.forme && <ValeurProposee cellule={cellule} forme={cellule.forme} />}
      <Pourquoi />
      <Piece />
      <Courriel />
      <Piege />
      <Refus />
      <div class="formulaire-actions">
        <button type="submit" class="bouton bouton-plein" disabled={enCours}>
          {enCours ? 'Envoi en cours…' : 'Envoyer le signalement'}
        </button>
        {enCours && (
          <button type="button" class="bouton" onClick={giveUp}>
            Annuler
          </button>
        )}
        <p class="note" role="status">
          {envoi.value === 'preuve' && 'Vérification contre les robots : quelques secondes…'}
          {envoi.value === 'envoi' && 'Envoi…'}
        </p>
      </div>
    </form>
  )
}

const Pourquoi = () => (
  <Champ
    libelle="Pourquoi ?"
    facultatif
    aide="Quelques mots pour qui devra vérifier. Pas de nom ni de coordonnées : le texte sera public."
    faute={fauteDe(erreur.value, 'commentaire')}
  >
    {(attributs) => (
      <textarea
        {...attributs}
        rows={4}
        maxLength={2000}
        value={saisie.value.commentaire}
        onInput={({ currentTarget }) => enter({ commentaire: currentTarget.value })}
      />
    )}
  </Champ>
)

const Courriel = () => (
  <Champ
    libelle="Votre adresse électronique"
    facultatif
    aide={
      <>
        Pour être prévenu des suites. Elle est chiffrée, jamais publiée, et effacée après la clôture (
        <a href="/confidentialite">confidentialité</a>).
      </>
    }
    faute={fauteDe(erreur.value, 'courriel')}
  >
    {(attributs) => (
      <input
        {...attributs}
        type="email"
        autocomplete="email"
        maxLength={254}
        value={saisie.value.courriel}
        onInput={({ currentTarget }) => enter({ courriel: currentTarget.value })}
      />
    )}
  </Champ>
)

/** Filled by programs that fill everything; people neither see nor reach it. */
const Piege = () => (
  <div class="piege" aria-hidden="true">
    <label>
      Ne pas remplir
      <input
        type="text"
        tabIndex={-1}
        autocomplete="off"
        value={saisie.value.site}
        onInput={({ currentTarget }) => enter({ site: currentTarget.value })}
      />
    </label>
  </div>
)

/** Why nothing was recorded, and the way on. */
function Refus() {
  const refus = erreur.value
  if (!refus) return null
  const deja =
    refus.probleme?.code === 'deja_signale' ? /(\d+)\D*$/.exec(refus.probleme.suggestion?.url ?? '') : null
  return (
    <div class="message message-erreur" role="alert">
      <Icone nom="alerte" />
      <div>
        <p>{refus.message}</p>
        {deja && (
          <>
            <p>
              <a href={pageSignalement(Number(deja[1]))}>Voir le signalement n° {deja[1]}</a>
            </p>
            <button type="button" class="bouton" onClick={() => void signaler(true)}>
              Signaler quand même
            </button>
          </>
        )}
      </div>
    </div>
  )
}
