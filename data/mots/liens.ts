import { INSECABLE, nombre } from './nombre.ts'

type Nature = 'mere' | 'rattache' | 'cite_scolaire' | 'rpi' | 'meme_site'

interface Lien {
  natures: readonly Nature[]
  nom: string | null
  ouvert: boolean
  distance_m: number | null
}

const NATURES: Record<Nature, string> = {
  mere: 'établissement de rattachement',
  rattache: 'rattaché à cet établissement',
  cite_scolaire: 'même cité scolaire',
  rpi: 'même regroupement pédagogique intercommunal',
  meme_site: 'même site',
}

/** What ties a school to another, in a few words: « même cité scolaire, même site (à 10 m) ». */
export function ditLien({ natures, nom, ouvert, distance_m }: Lien): string {
  const dites = natures.map((nature) =>
    nature === 'meme_site' && distance_m !== null && distance_m >= 5
      ? `${NATURES[nature]} (à ${nombre(Math.round(distance_m / 5) * 5)}${INSECABLE}m)`
      : NATURES[nature],
  )
  const etat = nom === null ? ['absent de l’annuaire'] : ouvert ? [] : ['fermé, ou pas encore ouvert']
  return [...dites, ...etat].join(', ')
}

/** What no open source says. */
export const NOTE_FILIATION =
  'Aucune source ouverte ne dit qui succède à un établissement fermé. Ceux qui se trouvent au même endroit aident à le retrouver.'
