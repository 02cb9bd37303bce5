import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'

export type Encodage = 'br' | 'gzip' | 'identity'

/** Below this size compressing costs more than it saves. */
const OCTETS_MIN = 1024
/** Quality 4 gives most of brotli's gain at gzip's price: 60,000 values in a few tens of milliseconds. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

const enBrotli = promisify(brotliCompress)
const enGzip = promisify(gzip)
export const deGzip = promisify(gunzip)

/** Weight a client gives to an encoding: `gzip;q=0` refuses it. */
function poids(accept: string, encodage: string): number {
  let joker = 0
  for (const part of accept.toLowerCase().split(',')) {
    const [nom, ...parametres] = part.split(';').map((texte) => texte.trim())
    const q = parametres.find((texte) => texte.startsWith('q='))
    const valeur = q === undefined ? 1 : Number(q.slice(2)) || 0
    if (nom === encodage) return valeur
    if (nom === '*') joker = valeur
  }
  return joker
}

const TOUS: readonly Encodage[] = ['br', 'gzip']

/** Choices already made: browsers write this header in a few ways only. */
const CHOIX = new Map<string, Encodage>()
const CHOIX_MAX = 200

/** Best encoding among those available that the client accepts; brotli wins a tie. */
export function negotiate(accept: string | undefined, disponibles: readonly Encodage[] = TOUS): Encodage {
  if (!accept || disponibles.length === 0) return 'identity'
  if (disponibles !== TOUS) return choose(accept, disponibles)
  const connu = CHOIX.get(accept)
  if (connu) return connu
  const choix = choose(accept, TOUS)
  if (CHOIX.size < CHOIX_MAX) CHOIX.set(accept, choix)
  return choix
}

function choose(accept: string, disponibles: readonly Encodage[]): Encodage {
  let meilleur: Encodage = 'identity'
  let score = 0
  for (const encodage of disponibles) {
    const q = encodage === 'identity' ? 0 : poids(accept, encodage)
    if (q > score) {
      meilleur = encodage
      score = q
    }
  }
  return meilleur
}

/** A body ready to be sent in every encoding; compressed forms are made once, when first asked. */
export class Corps {
  #formes: Partial<Record<Encodage, Promise<Buffer>>> = {}
  #pretes: Partial<Record<Encodage, Buffer>> = {}

  constructor(readonly brut: Buffer) {}

  /** Encodings worth serving for this body. */
  get encodages(): readonly Encodage[] {
    return this.brut.length < OCTETS_MIN ? [] : TOUS
  }

  forme(encodage: Encodage): Promise<Buffer> {
    if (encodage === 'identity') return Promise.resolve(this.brut)
    this.#formes[encodage] ??= this.#comprimer(encodage)
    return this.#formes[encodage]
  }

  /** The form, if it is already made. */
  prete(encodage: Encodage): Buffer | undefined {
    return encodage === 'identity' ? this.brut : this.#pretes[encodage]
  }

  async #comprimer(encodage: 'br' | 'gzip'): Promise<Buffer> {
    const forme = await (encodage === 'br' ? enBrotli(this.brut, BROTLI) : enGzip(this.brut))
    this.#pretes[encodage] = forme
    return forme
  }

  /** Memory to count for it, compressed forms included. */
  get octets(): number {
    return Math.ceil(this.brut.length * 1.5) + 512
  }
}
