import { libelleCampagne } from '../catalogue/model/campagne.ts'
import { LIBELLES_STATUT, type Statut } from '../catalogue/model/statut.ts'
import { compte, nombre, nombreCourt, part } from './nombre.ts'
import { jour } from './texte.ts'

/** What local data say of themselves. */
interface Jeu {
  auteur: { nom: string }
  version: number
  publie_le: string
}

/** Said wherever local data stand: what they are, and what they are not. */
export const NOTE_LOCALES =
  'Ces données viennent d’un territoire pilote, qui les publie lui-même. Elles ne remplacent pas les données nationales et ne comptent dans aucune synthèse.'

/** « Publié par Ille-et-Vilaine le 26 novembre 2026, version 2 ». */
export const ditAuteur = ({ auteur, version, publie_le }: Jeu): string =>
  `Publié par ${auteur.nom} le ${jour(publie_le)}, version ${nombre(version)}`

/** « Équipement des établissements, rentrée 2024 » : what a set of local data is, and of when. */
export const ditTitreLocal = ({
  titre,
  programme,
  campagne,
}: {
  titre: string
  programme: string | null
  campagne: string
}): string =>
  [
    programme ? `${titre} : ${programme}` : titre,
    ...(campagne === 'referentiel' ? [] : [libelleCampagne(campagne)]),
  ].join(', ')

/** « 12 établissements décrits sur 34 (35 %) ». */
export function ditCouvertureLocale({
  etablissements,
  attendus,
}: {
  etablissements: number
  attendus: number
}): string {
  if (attendus === 0) return 'Ce territoire n’a aucun établissement ouvert'
  const decrits = compte(etablissements, 'établissement décrit', 'établissements décrits')
  return `${decrits} sur ${nombre(attendus)} (${part(etablissements / attendus)})`
}

const CLASSE = /^[a-z0-9]+(_[a-z0-9]+)+$/

/** A value of a file of local data, in words. */
export function writeLocale(valeur: string | number | boolean | null, statut: Statut = 'publie'): string {
  if (valeur === null) return LIBELLES_STATUT[statut].long || LIBELLES_STATUT.non_communique.long
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  if (typeof valeur === 'number') return nombreCourt(valeur)
  return CLASSE.test(valeur) ? valeur.replaceAll('_', ' ') : valeur
}

/** The same, of the national source beside it. */
export const writeNationale = (valeur: string | number | boolean | null): string =>
  valeur === null ? 'Rien' : writeLocale(valeur)
