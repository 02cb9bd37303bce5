import { compte } from '../../../../data/mots/nombre.ts'
import { majuscule } from '../../../../data/mots/texte.ts'
import type { Version } from '../../../../server/contract/versions.ts'
import { Confirmation } from '../../../components/confirmation.tsx'
import { retirer, versions } from '../../../state/imports.ts'
import { moment, Partie } from '../partie.tsx'

/** Publications that are kept: that in force may be withdrawn, a former one gone back to. */
export function Publications() {
  return (
    <Partie
      titre="Publications conservées"
      chapeau="Retirer la publication en vigueur rend aussitôt sa place à la précédente. Ce qui est retiré est effacé."
      lue={versions}
    >
      {({ resultats }) => {
        const conservees = resultats.filter(({ conservee }) => conservee)
        return (
          <>
            {conservees.length === 0 && <p class="vide">Rien n’est publié.</p>}
            <ol class="signalements-liste">
              {conservees.map((version, rang) => (
                <Publication
                  key={version.publication}
                  version={version}
                  suivantes={rang}
                  seule={conservees.length === 1}
                />
              ))}
            </ol>
          </>
        )
      }}
    </Partie>
  )
}

/** @param suivantes publications that came after it, which going back to it takes away. */
const Publication = ({
  version: { publication, publiee_le, en_vigueur, motif },
  suivantes,
  seule,
}: {
  version: Version
  suivantes: number
  seule: boolean
}) => (
  <li class="signalement">
    <p class="signalement-tete">
      {en_vigueur && (
        <span class="etat-signalement" data-etat="accepte">
          En vigueur
        </span>
      )}
      <a href={`/donnees/versions/${publication}`}>Publication n° {publication}</a>
      <span class="note">{moment(publiee_le)}</span>
    </p>
    <p>{majuscule(motif)}</p>
    <div class="formulaire-actions">
      {en_vigueur && !seule && (
        <Confirmation
          libelle="Retirer"
          quoi={`publication n° ${publication}`}
          question={`Retirer la publication n° ${publication} ? Les visiteurs verront aussitôt la précédente, et celle-ci sera effacée.`}
          confirmer={() => void retirer('retirer', publication)}
        />
      )}
      {!en_vigueur && suivantes > 0 && (
        <Confirmation
          libelle="Revenir à celle-ci"
          quoi={`publication n° ${publication}`}
          question={`Revenir à la publication n° ${publication} ? ${compte(suivantes, 'publication suivante est effacée', 'publications suivantes sont effacées')}.`}
          confirmer={() => void retirer('revenir', publication)}
        />
      )}
    </div>
  </li>
)
