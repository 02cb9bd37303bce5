import { tellEcole } from '../../data/mots/indicateur.ts'
import {
  type EtablissementListe,
  etablissementListe,
  type RequeteEtablissements,
} from '../contract/etablissements.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import { colonnesOf, keepChamps } from './colonnes.ts'
import type { Colonne } from './tableau.ts'

const IDENTITE = colonnesOf(etablissementListe.omit({ indicateurs: true }))

/**
 * Columns of a list of schools: the fields asked for, then two columns for each indicator.
 * @param isSituee the list is about a point: how far each school is from it is a column too.
 */
export function colonnesEtablissements(
  champs: RequeteEtablissements['champs'],
  mesures: readonly Mesure[],
  isSituee: boolean,
): Colonne[] {
  const identite = IDENTITE.filter(({ nom }) => isSituee || nom !== 'distance')
  return [...keepChamps(identite, champs, ['uai']), ...mesures.flatMap(colonnesMesure)]
}

function colonnesMesure({ indicateur, campagne }: Mesure, rang: number): Colonne[] {
  const nom = `${indicateur.id}_${campagne.replace('-', '_').toLowerCase()}`
  const lue = (ligne: object) => (ligne as EtablissementListe).indicateurs?.[rang]
  const { libelle, definition } = tellEcole(indicateur)
  const unite = indicateur.unite.pluriel ? ` Unité : ${indicateur.unite.pluriel}.` : ''
  return [
    {
      nom,
      type: 'nombre',
      description: `${libelle}, campagne ${campagne}. ${definition}${unite}`,
      read: (ligne) => lue(ligne)?.valeur ?? null,
    },
    {
      nom: `${nom}_statut`,
      type: 'texte',
      description: `Ce que l’on sait de ${nom} : publie, non_communique, sans_objet…`,
      read: (ligne) => lue(ligne)?.statut ?? null,
    },
  ]
}
