import { TYPES_PIECE } from '../signalements/pieces.ts'
import { Champ } from './champ.tsx'

interface Props {
  libelle: string
  aide: string
  faute?: string | null
  choose(fichier: File | null, champ: HTMLInputElement): void
}

/** A small file that proves a report, chosen among those that the API takes. */
export const ChoixPiece = ({ libelle, aide, faute = null, choose }: Props) => (
  <Champ libelle={libelle} aide={aide} faute={faute}>
    {(attributs) => (
      <input
        {...attributs}
        type="file"
        accept={TYPES_PIECE.join(',')}
        onChange={({ currentTarget }) => choose(currentTarget.files?.[0] ?? null, currentTarget)}
      />
    )}
  </Champ>
)
