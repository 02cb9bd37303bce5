/** What a report may be about: a value of one unit, or a fact of its identity (`champ`, as the API names it). */
export type Cellule =
  | { uai: string; indicateur: string; campagne: string | null }
  | { uai: string; champ: string }
  | {
      niveau: string
      code: string
      indicateur: string
      campagne: string | null
      /** Perimeter of the synthesis, when it is not of every school. */
      type?: string
      secteur?: string
    }

/** A choice that leaves schools out; « tous » goes without saying. */
function restreint(nom: 'type' | 'secteur', cellule: Cellule): Record<string, string> {
  const choix = 'niveau' in cellule ? cellule[nom] : undefined
  return choix === undefined || choix === 'tous' ? {} : { [nom]: choix }
}

/** The unit of a cell as addresses write it: `etablissement:0350002M`, `territoire:commune:35238`. */
export const cibleOf = (cellule: Cellule): string =>
  'uai' in cellule ? `etablissement:${cellule.uai}` : `territoire:${cellule.niveau}:${cellule.code}`

/** Address of the form that reports what is wrong in a cell. */
export function adresseSignaler(cellule: Cellule): string {
  const quoi =
    'champ' in cellule
      ? { champ: cellule.champ }
      : {
          indicateur: cellule.indicateur,
          ...(cellule.campagne !== null && { campagne: cellule.campagne }),
          ...restreint('type', cellule),
          ...restreint('secteur', cellule),
        }
  const requete = Object.entries(quoi).map(([nom, valeur]) => `&${nom}=${encodeURIComponent(valeur)}`)
  return `/signaler?cible=${cibleOf(cellule)}${requete.join('')}`
}
