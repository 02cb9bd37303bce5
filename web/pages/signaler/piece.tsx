import { compte } from '../../../data/mots/nombre.ts'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { ChoixPiece } from '../../components/choix-piece.tsx'
import { PIECE_OCTETS_MAX } from '../../signalements/pieces.ts'
import { enter, erreur, piece, saisie } from '../../state/signaler.ts'

/** What proves it: a page of the web, or a small file. */
export function Piece() {
  const fichier = piece.value
  const faute =
    fichier && fichier.size > PIECE_OCTETS_MAX
      ? 'Ce fichier dépasse 2 Mo : choisissez-en un plus petit.'
      : null
  return (
    <details class="formulaire-plus">
      <summary>Ajouter une preuve (facultatif)</summary>
      <div class="formulaire">
        <Champ
          libelle="Adresse d’une page qui le montre"
          aide="Réservée aux agents qui traiteront votre signalement."
          faute={fauteDe(erreur.value, 'preuve_url')}
        >
          {(attributs) => (
            <input
              {...attributs}
              type="url"
              placeholder="https://"
              maxLength={500}
              value={saisie.value.preuve_url}
              onInput={({ currentTarget }) => enter({ preuve_url: currentTarget.value })}
            />
          )}
        </Champ>
        <ChoixPiece
          libelle="Photo ou document"
          aide="PNG, JPEG, WebP ou PDF, 2 Mo au plus. Réservé aux agents. Pas de visage ni de nom."
          faute={faute}
          choose={(choisi) => {
            piece.value = choisi
          }}
        />
        {fichier && !faute && (
          <p class="note" role="status">
            {fichier.name}, {compte(Math.max(1, Math.round(fichier.size / 1024)), 'ko', 'ko')}
          </p>
        )}
      </div>
    </details>
  )
}
