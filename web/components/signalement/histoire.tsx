import {
  LIBELLES_ACTEUR,
  LIBELLES_ACTION,
  LIBELLES_ETAT,
} from '../../../data/catalogue/model/signalement-mots.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Evenement } from '../../../server/contract/signalement.ts'

/** What became of a text that is not shown. */
const TEXTES: Record<Evenement['texte'], string | null> = {
  aucun: null,
  publie: null,
  retenu: 'Un texte attend la lecture de la modération.',
  masque: 'Le texte a été masqué par la modération.',
  efface: 'Le texte a été effacé à la demande de son auteur.',
}

/** Everything that happened to a report, oldest first. */
export const Histoire = ({ evenements }: { evenements: readonly Evenement[] }) => (
  <section aria-labelledby="titre-histoire">
    <h2 id="titre-histoire">Histoire</h2>
    <ol class="histoire">
      {evenements.map((evenement) => (
        <li key={evenement.rang}>
          <p>
            <strong>{evenement.organisation ?? LIBELLES_ACTEUR[evenement.acteur]}</strong>{' '}
            {LIBELLES_ACTION[evenement.action].fait}
            {evenement.avant !== evenement.apres && evenement.avant !== null && (
              <span class="note">
                {' '}
                ({LIBELLES_ETAT[evenement.avant].court.toLowerCase()} →{' '}
                {LIBELLES_ETAT[evenement.apres].court.toLowerCase()})
              </span>
            )}
            <span class="note"> · </span>
            <span class="note date">{jour(evenement.fait_le)}</span>
          </p>
          {evenement.commentaire && <blockquote class="texte-libre">{evenement.commentaire}</blockquote>}
          {TEXTES[evenement.texte] && <p class="note">{TEXTES[evenement.texte]}</p>}
        </li>
      ))}
    </ol>
  </section>
)
