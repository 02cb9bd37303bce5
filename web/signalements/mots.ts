import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { INSECABLE, nombreCourt } from '../../data/mots/nombre.ts'
import type { SignalementPublic } from '../../server/contract/signalement.ts'
import type { CelluleSignalable } from '../../server/contract/signaler.ts'

type Valeur = SignalementPublic['valeur_vue']

/** A value of any cell, as a reader reads it. */
export function writeValeur(valeur: Valeur, options: CelluleSignalable['options'] = []): string {
  if (valeur === null) return 'rien'
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'number') return nombreCourt(valeur)
  if (typeof valeur === 'string') return options.find((option) => option.valeur === valeur)?.libelle ?? valeur
  if ('nom' in valeur) return writeEcole(valeur)
  return writePoint(valeur)
}

function writeEcole(ecole: Extract<Valeur, { nom: string }>): string {
  const type = LIBELLES_TYPE[ecole.type as keyof typeof LIBELLES_TYPE]?.singulier ?? ecole.type
  const secteur = LIBELLES_SECTEUR[ecole.secteur as keyof typeof LIBELLES_SECTEUR] ?? ecole.secteur
  return `${ecole.nom} (${type}, ${secteur.toLowerCase()}), commune ${ecole.commune}`
}

/** Five decimals are about a metre. */
export const writePoint = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `latitude${INSECABLE}${nombreCourt(latitude, 5)}, longitude${INSECABLE}${nombreCourt(longitude, 5)}`

/** What the site shows of a cell: its value, or why there is none. */
export function writeCellule({ genre, valeur, statut, options }: CelluleSignalable): string {
  if (genre === 'ferme') return valeur === false ? 'fermé' : 'ouvert'
  return valeur === null ? writeAbsence(genre, statut) : writeValeur(valeur, options)
}

/** Why nothing is shown, in the words of the site. */
function writeAbsence(genre: SignalementPublic['genre'], statut: SignalementPublic['statut_vu']): string {
  if (genre === 'position') return 'aucune position'
  return statut ? LIBELLES_STATUT[statut].long : 'rien'
}

/** What a report says, in a few words: what is shown, and what it should be. */
export function summarise({
  genre,
  valeur_vue: vue,
  statut_vu: statut,
  valeur_proposee: proposee,
}: SignalementPublic): string {
  if (genre === 'manquant') return 'n’est pas dans l’annuaire'
  if (genre === 'ferme') return 'est fermé'
  const affiche = vue === null ? writeAbsence(genre, statut) : writeValeur(vue)
  return proposee === null
    ? `${affiche} affiché, bonne valeur inconnue`
    : `${affiche} affiché, ${writeValeur(proposee)} proposé`
}

/** A number as a reader writes it, with a comma and either minus sign; `NaN` when it is none. */
export const readNombre = (texte: string): number => {
  const net = texte.replace(/\s/g, '').replace(',', '.').replace('−', '-')
  return net === '' ? Number.NaN : Number(net)
}

/** Degrees as they are written in a field: to about ten centimetres. */
export const writeDegres = (degres: number): string => degres.toFixed(6).replace('.', ',')
