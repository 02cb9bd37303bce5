import type { Coffre } from '../coffre.ts'

/** What is kept, sealed, of an author who wants to be told: the address, and the secret link to put in letters. */
export interface Contact {
  courriel: string
  /** Secret of the tracking link; `null` for reports made before it was kept. */
  jeton: string | null
}

/** Seals a contact. An address holds no line break: the link follows one. @param empreinte SHA-256 of the secret. */
export const sealContact = (
  coffre: Coffre,
  empreinte: string,
  { courriel, jeton }: { courriel: string; jeton: string },
): Buffer => coffre.encrypt(`${courriel}\n${jeton}`, empreinte)

/** Opens a contact; `null` when the key of the instance has changed. */
export function openContact(coffre: Coffre, empreinte: string, scelle: Buffer): Contact | null {
  const [courriel, jeton = null] = coffre.decrypt(scelle, empreinte)?.split('\n') ?? []
  return courriel ? { courriel, jeton } : null
}
