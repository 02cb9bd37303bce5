import { ETATS_FRAICHEUR, etatFraicheur, STATUTS_IMPORT } from '../../../data/mots/fraicheur.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { SourceAdministree } from '../../../server/contract/administration-instance.ts'
import { lecture } from '../../state/espace.ts'
import { moment, Partie } from './partie.tsx'

const sources = lecture<{ resultats: SourceAdministree[] }>('sources', () => '/api/v1/administration/sources')

/** Every source of the catalogue, how fresh it is, what became of its last file. */
export const Sources = () => (
  <Partie titre="Sources" lue={sources}>
    {({ resultats }) => (
      <ul class="signalements-liste">
        {resultats.map((source) => (
          <Source key={source.id} source={source} />
        ))}
      </ul>
    )}
  </Partie>
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
