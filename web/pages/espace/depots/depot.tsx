import { isEnCours } from '../../../../data/catalogue/model/depot.ts'
import { compte, nombre } from '../../../../data/mots/nombre.ts'
import { jour } from '../../../../data/mots/texte.ts'
import type { DepotLu } from '../../../../server/contract/depots.ts'
import { Confirmation } from '../../../components/confirmation.tsx'
import { Erreur, Squelette } from '../../../components/etats.tsx'
import { agirSurDepot, apercu, depot } from '../../../state/depots.ts'
import { Apercu } from './apercu.tsx'
import { EtatDepot } from './etat.tsx'
import { resume } from './index.tsx'
import { Rejets } from './rejets.tsx'
import { Versions } from './versions.tsx'

/** One file of local data: its check as it goes, what is wrong in it, what it would change, its versions. */
export function PageDepot() {
  const { donnees, erreur } = depot.etat.value
  if (erreur && !donnees) return <Erreur erreur={erreur} retry={depot.reload} />
  if (!donnees) return <Squelette lignes={14} />
  return (
    <article class="depot">
      <header class="fiche-titre">
        <p>
          <a href="/espace/depots">Toutes les données locales</a>
        </p>
        <h2>
          n° {donnees.id} : {donnees.fichier}
        </h2>
        <p>
          <EtatDepot etat={donnees.etat} /> {donnees.auteur.nom} · reçu le {jour(donnees.cree_le)}
          {donnees.agent && `, envoyé par ${donnees.agent}`}
          {donnees.version !== null && ` · version ${nombre(donnees.version)}`}
        </p>
      </header>
      {erreur && <Erreur erreur={erreur} retry={depot.reload} />}
      <Verification lu={donnees} />
      <Actions lu={donnees} />
      <Rejets lu={donnees} />
      {apercu.etat.value.phase !== 'vide' && <Apercu lu={donnees} />}
      <Versions lu={donnees} />
    </article>
  )
}

function Verification({ lu }: { lu: DepotLu }) {
  return (
    <section aria-labelledby="titre-verification" aria-busy={isEnCours(lu.etat)}>
      <h3 id="titre-verification">Vérification</h3>
      {isEnCours(lu.etat) && (
        <p>
          <progress
            class="depot-avancement"
            value={lu.avancement}
            max={1}
            aria-labelledby="titre-verification"
          />
          <span class="note">{compte(lu.lignes.lues, 'ligne lue', 'lignes lues')}</span>
        </p>
      )}
      <p role="status" class={lu.etat === 'refuse' || lu.etat === 'echoue' ? 'message message-erreur' : ''}>
        {resume(lu)}
      </p>
      {lu.avertissements.length > 0 && (
        <ul class="liste-puces">
          {lu.avertissements.map((texte) => (
            <li key={texte}>{texte}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What can be done now, each after a question that says what will happen. */
function Actions({ lu }: { lu: DepotLu }) {
  const avec = apercu.etat.value.donnees?.comparaison.avec
  const lignes = compte(lu.lignes.acceptees, 'ligne', 'lignes')
  const suite = avec ? ` Le dépôt n° ${nombre(avec)}, publié en ce moment, sera remplacé, et gardé.` : ''
  const attente = lu.actions.includes('publier') && avec === undefined
  if (lu.actions.length === 0) return null
  return (
    <div class="formulaire-actions">
      {lu.actions.includes('publier') && (
        <Confirmation
          libelle={lu.version === null ? 'Publier' : 'Publier de nouveau'}
          plein
          disabled={attente}
          question={`Publier ${lignes} au nom de ${lu.auteur.nom} ? Tous les lecteurs les verront aussitôt, à côté des données nationales.${suite}`}
          confirmer={() => void agirSurDepot(lu, 'publier')}
        />
      )}
      {lu.actions.includes('retirer') && (
        <Confirmation
          libelle="Retirer"
          question={`Retirer ${lignes} publiées au nom de ${lu.auteur.nom} ? Les lecteurs ne les verront plus. La version est gardée : vous pourrez la publier de nouveau.`}
          confirmer={() => void agirSurDepot(lu, 'retirer')}
        />
      )}
      {(lu.etat === 'refuse' || lu.etat === 'echoue') && (
        <a class="bouton bouton-plein" href="/espace/depots">
          Envoyer un autre fichier
        </a>
      )}
      {lu.actions.includes('abandonner') && (
        <Confirmation
          libelle="Abandonner"
          question="Abandonner ce fichier ? Ses lignes, jamais publiées, sont effacées. C’est définitif."
          confirmer={async () => {
            if (await agirSurDepot(lu, 'abandonner')) location.assign('/espace/depots')
          }}
        />
      )}
    </div>
  )
}
