/** Texts, shared with the server: see data/mots. */
export { fold as plier, jour, majuscule } from '../../data/mots/texte.ts'
