/** Values with their units, shared with the server: see data/mots. */
export { ecart, suffixe, valeurAvecUnite, valeurOuStatut, valeurSeule } from '../../data/mots/valeur.ts'
