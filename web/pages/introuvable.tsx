import { chemin } from '../state/navigation.ts'

/** No such page: says what was asked for, and offers ways on. */
export const PageIntrouvable = () => (
  <main class="page-message">
    <section class="message-plein">
      <p class="etiquette">Erreur 404</p>
      <h1>Cette page n’existe pas</h1>
      <p>
        Rien ne répond à l’adresse <code>{chemin.value}</code>. Elle est peut-être mal recopiée, ou la page a
        été déplacée.
      </p>
      <ul>
        <li>
          <a href="/">Ouvrir la carte</a>, ou chercher un territoire ou un établissement ci-dessus
        </li>
        <li>
          <a href="/api/docs">Lire la documentation de l’API</a>
        </li>
      </ul>
    </section>
  </main>
)
