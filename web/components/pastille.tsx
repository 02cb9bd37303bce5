import type { Entree } from '../legende/entrees.ts'

interface Props {
  entree: Pick<Entree, 'couleur' | 'motif'>
  /** Round, for what is drawn as points. */
  point?: boolean
}

/** The colour or the hatching of a class, beside its name. */
export const Pastille = ({ entree: { couleur, motif }, point = false }: Props) => (
  <span
    class={`pastille ${point ? 'pastille-point' : ''} ${motif ? `motif-${motif}` : ''}`}
    style={couleur ? { background: couleur } : {}}
  />
)
