import { compte } from '../../../../data/mots/nombre.ts'
import { demandes } from '../../../state/imports.ts'
import { Partie } from '../partie.tsx'
import { AnnonceDemandes, Demande } from './demande.tsx'
import { EnvoyerFichier } from './envoyer.tsx'
import { Publications } from './publications.tsx'

/** Files sent to be imported, followed to their publication, which can be taken back. */
export function Imports() {
  return (
    <>
      <Partie
        titre="Imports"
        chapeau="Un fichier officiel est contrôlé, chargé, puis publié d’un coup ; refusé, il ne change rien à ce que lisent les visiteurs."
        lue={demandes}
      >
        {({ total, resultats }) => (
          <>
            <EnvoyerFichier />
            <p role="status">
              <strong>{compte(total, 'fichier envoyé', 'fichiers envoyés')}</strong>
            </p>
            <AnnonceDemandes demandes={resultats} />
            {total === 0 && <p class="vide">Aucun fichier n’a été envoyé d’ici.</p>}
            <ol class="signalements-liste">
              {resultats.map((demande) => (
                <Demande key={demande.id} demande={demande} />
              ))}
            </ol>
          </>
        )}
      </Partie>
      <Publications />
    </>
  )
}
