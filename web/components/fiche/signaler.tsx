import { adresseSignaler, type Cellule } from '../../api/adresses-fiches.ts'
import { Icone } from '../icone.tsx'

interface Props {
  cellule: Cellule
  /** What the cell is, for whoever hears the link out of its place. */
  quoi: string
  /** The sign alone, its words for those who cannot see it: beside a fact, where words would drown it. */
  discret?: boolean
  /** Reached by other keys than Tab: one line among thousands. */
  horsTabulation?: boolean
}

/** Way to say that this very value is wrong. */
export const Signaler = ({ cellule, quoi, discret = false, horsTabulation = false }: Props) => (
  <a
    class={discret ? 'signaler signaler-discret' : 'signaler'}
    href={adresseSignaler(cellule)}
    rel="nofollow"
    tabIndex={horsTabulation ? -1 : undefined}
    title={discret ? `Signaler une erreur : ${quoi}` : undefined}
  >
    <Icone nom="drapeau" /> {!discret && <span class="signaler-mot">Signaler</span>}
    <span class="hors-ecran">
      {discret ? 'Signaler une erreur' : ' une erreur'} : {quoi}
    </span>
  </a>
)
