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

/** Best encoding among those available that the client accepts; brotli wins a tie. */
export function negocier(
  accept: string | undefined,
  disponibles: readonly Encodage[] = ['br', 'gzip'],
): Encodage {
  if (!accept) return 'identity'
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

  constructor(readonly brut: Buffer) {}

  /** Encodings worth serving for this body. */
  get encodages(): readonly Encodage[] {
    return this.brut.length < OCTETS_MIN ? [] : ['br', 'gzip']
  }

  forme(encodage: Encodage): Promise<Buffer> {
    if (encodage === 'identity') return Promise.resolve(this.brut)
    this.#formes[encodage] ??= encodage === 'br' ? enBrotli(this.brut, BROTLI) : enGzip(this.brut)
    return this.#formes[encodage]
  }

  /** Memory to count for it, compressed forms included. */
  get octets(): number {
    return Math.ceil(this.brut.length * 1.5) + 512
  }
}
