import type { Adresses } from '../pdf/adresses.ts'
import type { DonneesSynthese } from '../queries/donnees-synthese.ts'
import type { DonneesFiche } from '../queries/fiche-etablissement.ts'

/** Something to draw, with everything it shows: drawing asks nobody for anything. */
export type Commande =
  | {
      genre: 'synthese'
      donnees: DonneesSynthese
      /** `null` when the public address of the site is not known. */
      adresses: Adresses | null
    }
  /** @param adresse the live page; `null` when it is not known. */
  | { genre: 'fiche'; donnees: DonneesFiche; adresse: string | null }
  /** A PNG of an SVG. */
  | { genre: 'image'; svg: string }

/** What the thread is sent. */
export interface Envoi {
  numero: number
  commande: Commande
}

/** What it sends back. */
export type Retour = { numero: number; octets: Uint8Array } | { numero: number; echec: string }
