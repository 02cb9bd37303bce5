import { Logotype } from './logotype.tsx'
import { Recherche } from './recherche.tsx'

/** Name, search, and the way to the API. */
export const Entete = () => (
  <header class="entete">
    <a class="entete-nom" href="/">
      <Logotype />
      <span>
        <strong>Cartable</strong>
        <span class="entete-devise">L’observatoire ouvert du numérique éducatif</span>
      </span>
    </a>
    <Recherche />
    <nav class="entete-nav" aria-label="Navigation principale">
      <a href="/api/docs">API ouverte</a>
    </nav>
  </header>
)
