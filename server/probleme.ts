import type { Probleme } from './contract/probleme.ts'

/** Fields of an error that its thrower may fill. */
export type Precisions = Partial<
  Pick<Probleme, 'parametre' | 'recu' | 'attendu' | 'propositions' | 'suggestion' | 'etat' | 'version'>
>

/** An error meant for the reader: French, without any detail of the machine. */
export class ErreurLecteur extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly titre: string,
    detail: string,
    readonly precisions: Precisions = {},
  ) {
    super(detail)
  }
}

/** 404 for a named resource. */
export const introuvable = (detail: string, precisions: Precisions = {}): ErreurLecteur =>
  new ErreurLecteur(404, 'introuvable', 'Ressource introuvable', detail, precisions)

/** 409: what is asked cannot be done as things stand; the detail says why. */
export const conflit = (detail: string): ErreurLecteur => new ErreurLecteur(409, 'conflit', 'Conflit', detail)

/** 400 for a parameter that the schema alone could not refuse. */
export const parametreInvalide = (parametre: string, recu: string, attendu: string): ErreurLecteur =>
  new ErreurLecteur(
    400,
    'parametre_invalide',
    'Paramètre invalide',
    `Le paramètre « ${parametre} » n’est pas valide : attendu ${attendu}.`,
    { parametre, recu: abbreviate(recu), attendu },
  )

/** A received value, short enough to be sent back. */
export const abbreviate = (texte: string): string => (texte.length > 120 ? `${texte.slice(0, 120)}…` : texte)
