import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { pageTerritoire } from '../../api/adresses-fiches.ts'

type Parents = Partial<Record<Niveau, { code: string; nom: string }>>

/** Levels of the way back to the country, from wide to narrow; the others are told further down. */
const CHEMIN = ['pays', 'region', 'departement', 'commune'] as const satisfies readonly Niveau[]

/** From the country down to what the page is about. */
export const Ariane = ({ parents, ici }: { parents: Parents; ici: string }) => (
  <nav class="ariane" aria-label="Fil d’Ariane">
    <ol>
      {CHEMIN.flatMap((niveau) => {
        const parent = parents[niveau]
        // Overseas, a région and its département are one place under two codes.
        if (!parent || parent.nom === ici) return []
        return (
          <li key={niveau}>
            <a href={pageTerritoire({ niveau, code: parent.code })}>{parent.nom}</a>
          </li>
        )
      })}
      <li aria-current="page">{ici}</li>
    </ol>
  </nav>
)
