import { LIBELLES_ETAT_DEPOT, LIBELLES_SCHEMA_DEPOT } from '../../../../data/catalogue/model/depot.ts'
import { compte, nombre } from '../../../../data/mots/nombre.ts'
import { jour } from '../../../../data/mots/texte.ts'
import type { DepotLu } from '../../../../server/contract/depots.ts'
import { dixiemes } from '../../../components/annonce.tsx'
import { Erreur, Squelette } from '../../../components/etats.tsx'
import { depots } from '../../../state/depots.ts'
import { EnvoiDepot } from './envoi.tsx'
import { EtatDepot } from './etat.tsx'

/** Files of local data: one more to send, those already sent. */
export function Depots() {
  const { donnees, erreur } = depots.etat.value
  return (
    <section class="signalements" aria-label="Données locales">
      <EnvoiDepot />
      <h2>Fichiers envoyés</h2>
      {erreur && <Erreur erreur={erreur} retry={depots.reload} />}
      {!donnees && !erreur && <Squelette lignes={8} />}
      {donnees?.total === 0 && <p class="vide">Aucun fichier n’a encore été envoyé pour vos territoires.</p>}
      {donnees && donnees.total > 0 && (
        <>
          <p role="status">
            <strong>{compte(donnees.total, 'fichier', 'fichiers')}</strong>
            {donnees.total > donnees.resultats.length &&
              `, dont les ${nombre(donnees.resultats.length)} plus récents ci-dessous`}
          </p>
          <ol class="signalements-liste">
            {donnees.resultats.map((lu) => (
              <Ligne key={lu.id} depot={lu} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

const Ligne = ({ depot: lu }: { depot: DepotLu }) => (
  <li class="signalement">
    <p class="signalement-tete">
      <EtatDepot etat={lu.etat} />
      <a href={`/espace/depots/${lu.id}`}>
        <span class="code">n° {lu.id}</span> {lu.fichier}
      </a>
    </p>
    <p class="note">
      {lu.auteur.nom} · {LIBELLES_SCHEMA_DEPOT[lu.schema]} · reçu le {jour(lu.cree_le)}
      {lu.version !== null && ` · version ${nombre(lu.version)}`}
    </p>
    <p>{resume(lu)}</p>
  </li>
)

/** What became of a file, in one sentence. */
export function resume({ etat, message, lignes, avancement }: DepotLu): string {
  if (message) return message
  if (etat === 'attente') return 'La vérification va commencer.'
  if (etat === 'verification') return `${LIBELLES_ETAT_DEPOT[etat]} : ${dixiemes(avancement)} %.`
  const lues = compte(lignes.lues, 'ligne lue', 'lignes lues')
  const acceptees = compte(lignes.acceptees, 'acceptée', 'acceptées')
  return `${lues} : ${acceptees}, ${compte(lignes.rejetees, 'rejetée', 'rejetées')}.`
}
