import type { Groupe, GroupeCalcule, ValeurGroupe } from '../contract/regroupements.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import type { Colonne } from './tableau.ts'

/** Columns of a grouping: the keys, the count, then a few columns for each indicator. */
export const colonnesRegroupements = (par: readonly Groupe[], mesures: readonly Mesure[]): Colonne[] => [
  ...par.flatMap(colonnesCle),
  {
    nom: 'etablissements',
    type: 'entier',
    description: 'Établissements ouverts du groupe.',
    read: (ligne) => (ligne as GroupeCalcule).etablissements,
  },
  ...mesures.flatMap(colonnesMesure),
]

const colonnesCle = (par: Groupe, rang: number): Colonne[] => [
  {
    nom: par,
    type: 'texte',
    description: `Code du groupe : ${par}.`,
    read: (ligne) => (ligne as GroupeCalcule).groupe[rang]?.code ?? null,
  },
  {
    nom: `${par}_nom`,
    type: 'texte',
    description: `Nom du groupe : ${par}.`,
    read: (ligne) => (ligne as GroupeCalcule).groupe[rang]?.nom ?? null,
  },
]

function colonnesMesure({ indicateur, campagne }: Mesure, rang: number): Colonne[] {
  const nom = `${indicateur.id}_${campagne.replace('-', '_').toLowerCase()}`
  const titre = `${indicateur.libelle}, campagne ${campagne}`
  const colonne = (
    suffixe: string,
    type: Colonne['type'],
    description: string,
    champ: keyof ValeurGroupe,
  ): Colonne => ({
    nom: nom + suffixe,
    type,
    description: `${titre} : ${description}`,
    read: (ligne) => {
      const valeur = (ligne as GroupeCalcule).valeurs[rang]?.[champ] ?? null
      return typeof valeur === 'object' && valeur !== null ? JSON.stringify(valeur) : valeur
    },
  })
  return [
    colonne('', 'nombre', indicateur.definition, 'valeur'),
    colonne('_statut', 'texte', 'ce que l’on sait de la valeur.', 'statut'),
    colonne('_attendus', 'entier', 'établissements auxquels la question se pose.', 'attendus'),
    colonne('_repondants', 'entier', 'établissements qui ont répondu.', 'repondants'),
    colonne('_couverture', 'nombre', 'repondants / attendus, de 0 à 1.', 'couverture'),
    ...(indicateur.mesure.genre === 'repartition'
      ? [colonne('_repartition', 'texte', 'nombre d’établissements par classe.', 'repartition')]
      : []),
  ]
}
