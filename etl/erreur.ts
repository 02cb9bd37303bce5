/** A failure the user can act upon: its French message is shown as it is, without a stack. */
export class ErreurUtilisateur extends Error {
  override readonly name = 'ErreurUtilisateur'
}
