import { compte } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { BureauDetail } from '../../../server/contract/espace-signalements.ts'
import { EtatSignalement } from '../../components/etat-signalement.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { DetailSignalement } from '../../components/signalement/detail.tsx'
import { Histoire } from '../../components/signalement/histoire.tsx'
import { dossier } from '../../state/bureau.ts'
import { Actions } from './actions.tsx'

/** One report on the desk: what it says, what proves it, what can be done. */
export function Dossier() {
  const { donnees, erreur } = dossier.etat.value
  if (erreur && !donnees) return <Erreur erreur={erreur} retry={dossier.reload} />
  if (!donnees) return <Squelette lignes={14} />
  return (
    <article class="signalements">
      <header class="fiche-titre">
        <p>
          <a href="/espace">Tous mes signalements</a>
        </p>
        <h2>
          n° {donnees.id} : {donnees.libelle}, {donnees.nom}
        </h2>
        <p>
          <EtatSignalement etat={donnees.etat} />
        </p>
      </header>
      <DetailSignalement signalement={donnees} />
      <Preuves lu={donnees} />
      <Actions lu={donnees} />
      <Histoire evenements={donnees.evenements} />
    </article>
  )
}

/** What its author gave as a proof; an address given by a stranger is shown, never followed by itself. */
function Preuves({ lu }: { lu: BureauDetail }) {
  if (!lu.preuve_url && lu.pieces_jointes.length === 0) return null
  return (
    <section aria-label="Preuves">
      <h3>Preuves données par l’auteur</h3>
      <ul class="liste-puces">
        {lu.preuve_url && (
          <li>
            <a href={lu.preuve_url} rel="noopener noreferrer nofollow" target="_blank">
              {lu.preuve_url}
            </a>{' '}
            <span class="note">(page d’un autre site, non vérifiée)</span>
          </li>
        )}
        {lu.pieces_jointes.map((piece) => (
          <li key={piece.id}>
            <a href={piece.url} download>
              Pièce n° {piece.id}
            </a>{' '}
            <span class="note">
              {piece.type}, {compte(Math.max(1, Math.round(piece.octets / 1024)), 'ko', 'ko')},{' '}
              {jour(piece.cree_le)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
