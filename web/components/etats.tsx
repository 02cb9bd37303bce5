import type { ErreurApi } from '../api/client.ts'
import { Icone } from './icone.tsx'

/** Grey lines in the place of what is coming, so that nothing jumps when it does. */
export const Squelette = ({ lignes }: { lignes: number }) => (
  <div class="squelette" aria-hidden="true">
    {Array.from({ length: lignes }, (_, i) => (
      <span key={i} />
    ))}
  </div>
)

/** An error of the API, in words, with a way out. */
export const Erreur = ({ erreur, retry }: { erreur: ErreurApi; retry(): void }) => (
  <div class="message message-erreur" role="alert">
    <Icone nom="alerte" />
    <div>
      <p>{erreur.message}</p>
      {erreur.probleme?.suggestion && <p>Voir plutôt : {erreur.probleme.suggestion.nom}.</p>}
      <button type="button" class="bouton" onClick={retry}>
        Réessayer
      </button>
    </div>
  </div>
)

/** No publication: what the observatory needs, for whoever has just installed it. */
export const SansDonnees = () => (
  <section class="message-plein">
    <h1>Aucune donnée publiée</h1>
    <p>L’observatoire fonctionne, mais sa base est vide : rien n’a encore été importé et publié.</p>
    <p>Pour le remplir, déposez les fichiers officiels dans un dossier puis lancez :</p>
    <pre>
      <code>npm run etl -- import-dossier ./mon-dossier</code>
    </pre>
    <p>
      Pour essayer avec des données de démonstration, démarrez sur une base vide sans la variable{' '}
      <code>CARTABLE_DEMO=non</code>.
    </p>
    <p>
      <a href="/api/docs">Documentation de l’API</a>
    </p>
  </section>
)
