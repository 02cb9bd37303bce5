/** A failure the user can act upon: its French message is shown as it is, without a stack. */
export class ErreurUtilisateur extends Error {
  override readonly name: string = 'ErreurUtilisateur'
}

/** Somebody else is doing it at this moment: the same command will work later. */
export class ErreurOccupe extends ErreurUtilisateur {}
