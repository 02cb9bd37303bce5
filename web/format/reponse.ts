/** Answers of schools in words, shared with the server: see data/mots. */
export { isOui, writeReponse as ecrireReponse } from '../../data/mots/valeur-ecole.ts'
