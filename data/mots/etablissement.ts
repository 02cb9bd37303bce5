import type { PrecisionPosition } from '../catalogue/model/etablissement.ts'
import { jour } from './texte.ts'

interface Fiche {
  date_ouverture: string | null
  position_precision: PrecisionPosition
  details: Record<string, unknown>
  valeurs: readonly { indicateur: string; valeur: unknown }[]
}

const PRECISIONS: Record<PrecisionPosition, string> = {
  numero: 'au numéro de la rue',
  rue: 'à la rue',
  lieu_dit: 'au lieu-dit',
  commune: 'au centre de la commune, faute de mieux',
  inconnue: 'inconnue',
}

/** Written by the annuaire where nothing is grouped. */
const RIEN = new Set(['', '0', 'false', 'non'])
const dit = (valeur: unknown): string | null =>
  typeof valeur === 'string' && !RIEN.has(valeur.toLowerCase()) ? valeur : null

/** `ECOLE MATERNELLE` → `Ecole maternelle`: the annuaire shouts. */
const poser = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1).toLowerCase()

/** What the annuaire says of a school that a reader should know; nothing for what it does not say. */
export function faitsOf({
  date_ouverture,
  position_precision,
  details,
  valeurs,
}: Fiche): { nom: string; valeur: string }[] {
  const nature = dit(details.nature_libelle)
  const cite = valeurs.some(
    ({ indicateur, valeur }) => indicateur === 'part_cites_scolaires' && valeur === true,
  )
  const faits: [string, string | null][] = [
    ['Nature', nature && poser(nature)],
    ['Ouvert depuis', date_ouverture && `le ${jour(date_ouverture)}`],
    ['Site', cite ? 'cité scolaire : site et direction partagés' : null],
    ['Rattachement', dit(details.rattachement)],
    ['Regroupement pédagogique concentré', dit(details.rpi_concentre)],
    ['Regroupement pédagogique dispersé', dit(details.rpi_disperse)],
    ['Internat', details.internat === true ? 'oui' : null],
    ['Position', PRECISIONS[position_precision]],
  ]
  return faits.flatMap(([nom, valeur]) => (valeur ? [{ nom, valeur }] : []))
}
