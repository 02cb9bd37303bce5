import type { PrecisionPosition, Secteur, TypeEtablissement } from '../catalogue/model/etablissement.ts'
import { ditGenre } from './genre.ts'
import { ditNatureEcole } from './natures.ts'
import { compte, nombre, part } from './nombre.ts'
import { jour, majuscule } from './texte.ts'

interface Fiche {
  nature: string | null
  date_ouverture: string | null
  position_precision: PrecisionPosition
  details: Record<string, unknown>
  valeurs: readonly { indicateur: string; valeur: unknown }[]
}

/** A fact of a school's identity, and the field of the API it is read in. */
export interface Fait {
  champ: string
  nom: string
  valeur: string
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

/** A grouping is a flag in some exports of the annuaire, and the number of the group in others. */
function ditRegroupement(valeur: unknown): string | null {
  const texte = dit(valeur)
  return texte === '1' ? 'oui' : texte && `n° ${texte}`
}

/** What the annuaire says of a school that a reader should know; nothing for what it does not say. */
export function faitsOf({ nature, date_ouverture, position_precision, details, valeurs }: Fiche): Fait[] {
  const cite = valeurs.some(
    ({ indicateur, valeur }) => indicateur === 'part_cites_scolaires' && valeur === true,
  )
  const depuis = details.etat === 'a_ouvrir' ? 'Ouverture annoncée' : 'Ouvert depuis'
  const faits: [string, string, string | null][] = [
    ['nature', 'Nature', ditNatureEcole(nature, dit(details.nature_libelle))],
    ['date_ouverture', depuis, date_ouverture && `le ${jour(date_ouverture)}`],
    ['cite_scolaire', 'Site', cite ? 'cité scolaire : site et direction partagés' : null],
    ['rattachement', 'Rattachement', dit(details.rattachement)],
    ['rpi_concentre', 'Regroupement pédagogique concentré', ditRegroupement(details.rpi_concentre)],
    ['rpi_disperse', 'Regroupement pédagogique dispersé', ditRegroupement(details.rpi_disperse)],
    ['internat', 'Internat', details.internat === true ? 'oui' : null],
    ['position', 'Position', PRECISIONS[position_precision]],
  ]
  return faits.flatMap(([champ, nom, valeur]) => (valeur ? [{ champ, nom, valeur }] : []))
}

/** What must be known of a school that is not simply open; `null` when it is. */
export function phraseEtat({
  ouvert,
  details,
  date_ouverture,
}: Pick<Fiche, 'details' | 'date_ouverture'> & { ouvert: boolean }): string | null {
  if (details.etat === 'a_fermer') {
    return 'L’annuaire annonce la fermeture de cet établissement. Jusque-là, il compte dans les synthèses.'
  }
  if (ouvert) return null
  if (details.etat === 'a_ouvrir') {
    const quand = date_ouverture ? ` le ${jour(date_ouverture)}` : ''
    return `L’annuaire annonce l’ouverture de cet établissement${quand}. D’ici là, il ne compte dans aucune synthèse.`
  }
  return 'Cet établissement est fermé : ses valeurs sont celles des campagnes où il était ouvert.'
}

/** « Collège public · REP · 0350001A »: what a school is, above its name. */
export const ditIdentite = ({
  type,
  secteur,
  education_prioritaire: ep,
  uai,
}: {
  type: TypeEtablissement
  secteur: Secteur
  education_prioritaire: string | null
  uai: string
}): string => {
  const prioritaire = ep && ep !== 'aucune' ? [ep] : []
  return [majuscule(ditGenre(type, secteur)), ...prioritaire, uai].join(' · ')
}

interface Completude {
  taux: number | null
  renseignes: number
  applicables: number
  manquants: readonly { producteur: string }[]
}

/** How much of what is asked about a school is known, and who could complete it; `null` when nothing is asked. */
export function ditCompletude({ taux, renseignes, applicables, manquants }: Completude): string | null {
  if (taux === null) return null
  const connues = compte(renseignes, 'réponse connue', 'réponses connues')
  const producteurs = [...new Set(manquants.map(({ producteur }) => producteur))].filter((qui) => qui !== '')
  const qui =
    producteurs.length > 0 ? ` Ce qui manque peut être complété par : ${producteurs.join(' ; ')}.` : ''
  return `Complétude de ${part(taux)} : ${connues} sur ${nombre(applicables)} demandées.${qui}`
}
