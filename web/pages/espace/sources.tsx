import { ETATS_FRAICHEUR, etatFraicheur, STATUTS_IMPORT } from '../../../data/mots/fraicheur.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { SourceAdministree, TacheLue } from '../../../server/contract/administration-instance.ts'
import { faire, lecture } from '../../state/espace.ts'
import { moment, Partie } from './partie.tsx'

const sources = lecture<{ resultats: SourceAdministree[] }>('sources', () => '/api/v1/administration/sources')
const TACHES = '/api/v1/administration/taches'
const taches = lecture<{ total: number; resultats: TacheLue[] }>('sources', () => TACHES)

/** Every source of the catalogue, how fresh it is, what became of its last file; then the queue of jobs. */
export const Sources = () => (
  <>
    <Partie titre="Sources" lue={sources}>
      {({ resultats }) => (
        <ul class="signalements-liste">
          {resultats.map((source) => (
            <Source key={source.id} source={source} />
          ))}
        </ul>
      )}
    </Partie>
    <Partie
      titre="File des tâches"
      chapeau="Courriels, webhooks, imports et échéances en attente. Ce qui est fait n’y reste pas."
      lue={taches}
    >
      {({ total, resultats }) => (
        <>
          <p role="status">{total === 0 ? 'Aucune tâche n’attend.' : compte(total, 'tâche', 'tâches')}</p>
          <ul class="signalements-liste">
            {resultats.map((tache) => (
              <Tache key={tache.id} tache={tache} />
            ))}
          </ul>
        </>
      )}
    </Partie>
  </>
)

function Source({ source: s }: { source: SourceAdministree }) {
  const fraicheur = etatFraicheur(s.fraicheur, new Date().toISOString().slice(0, 10))
  return (
    <li class="signalement">
      <p class="signalement-tete">
        <span class="etat-signalement" data-etat={fraicheur === 'en_retard' ? 'transmis' : undefined}>
          {s.importable ? ETATS_FRAICHEUR[fraicheur] : 'livrée avec le logiciel'}
        </span>
        <a href={`/donnees/sources/${s.id}`}>{s.titre}</a>
      </p>
      <p class="note">
        {s.producteur} · {compte(s.producteurs, 'agent en répond', 'agents en répondent')}
      </p>
      {s.dernier_import && (
        <p>
          Dernier fichier : <a href={`/donnees/imports/${s.dernier_import.id}`}>{s.dernier_import.fichier}</a>
          , {STATUTS_IMPORT[s.dernier_import.statut]} le {moment(s.dernier_import.debut)} (
          {compte(s.dernier_import.chargees, 'ligne', 'lignes')},{' '}
          {compte(s.dernier_import.rejetees, 'rejetée', 'rejetées')}).
        </p>
      )}
      {s.dernier_import?.message && <p class="champ-faute">{s.dernier_import.message}</p>}
      {s.importable && (
        <p>
          {s.demande_en_cours ? (
            <a href="/espace/imports">Import n° {s.demande_en_cours} en cours</a>
          ) : (
            <a href={`/espace/imports?source=${s.id}`}>
              Importer un fichier<span class="hors-ecran"> : {s.titre}</span>
            </a>
          )}
        </p>
      )}
    </li>
  )
}

const ETATS_TACHE: Record<TacheLue['etat'], string> = {
  en_attente: 'en attente',
  en_cours: 'en cours',
  a_reessayer: 'à réessayer',
  echec: 'abandonnée',
}

const relancer = async (id: string) => {
  await faire('relancerTache', { id }, 'La tâche repart.')
  taches.recharger()
}

const Tache = ({ tache: t }: { tache: TacheLue }) => (
  <li class="signalement">
    <p>
      <strong>{t.nom}</strong> <span class="code">n° {t.id}</span> {ETATS_TACHE[t.etat]},{' '}
      {compte(t.essais, 'essai', 'essais')} sur {t.essais_max}
    </p>
    {t.erreur && <p class="champ-faute">{t.erreur}</p>}
    <p class="note">Prochain essai : {moment(t.prochain_essai)}</p>
    {t.etat !== 'en_cours' && (
      <div class="formulaire-actions">
        <button
          type="button"
          class="bouton"
          aria-label={`Relancer la tâche n° ${t.id}`}
          onClick={() => void relancer(t.id)}
        >
          Relancer
        </button>
      </div>
    )}
  </li>
)
