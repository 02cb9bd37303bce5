/** Texts, shared with the server: see data/mots. */
export { jour, majuscule, plier } from '../../data/mots/texte.ts'
