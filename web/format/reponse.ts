/** Answers of schools in words, shared with the server: see data/mots. */
export { ecrireReponse, isOui } from '../../data/mots/valeur-ecole.ts'
