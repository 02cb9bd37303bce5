import { Logotype } from './logotype.tsx'
import { Navigation } from './navigation.tsx'
import { Recherche } from './recherche.tsx'

/** Name, search, and the parts of the site. */
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
    <Navigation />
  </header>
)
