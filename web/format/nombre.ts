/** Numbers in words and figures, shared with the server: see data/mots. */
export { compte, FINE, INSECABLE, nombre, nombreCourt, part, pluriel } from '../../data/mots/nombre.ts'
