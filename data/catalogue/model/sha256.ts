/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = premiers(64).map((premier) => fraction(Math.cbrt(premier)))
const DEPART = premiers(8).map((premier) => fraction(Math.sqrt(premier)))

function premiers(nombre: number): number[] {
  const trouves: number[] = []
  for (let n = 2; trouves.length < nombre; n += 1)
    if (trouves.every((premier) => n % premier !== 0)) trouves.push(n)
  return trouves
}

function fraction(racine: number): number {
  return ((racine % 1) * 2 ** 32) | 0
}

const turn = (mot: number, bits: number): number => (mot >>> bits) | (mot << (32 - bits))

/** The message padded as the standard says: a bit, zeros, its length. */
function blocs(texte: string): DataView {
  const octets = new TextEncoder().encode(texte)
  const taille = ((octets.length + 8) >> 6) * 64 + 64
  const message = new Uint8Array(taille)
  message.set(octets)
  message[octets.length] = 0x80
  const vue = new DataView(message.buffer)
  vue.setUint32(taille - 4, octets.length * 8)
  return vue
}

/**
 * SHA-256 of a text, as eight words of 32 bits. `crypto.subtle` would do, but browsers hide it from sites served
 * without TLS, which an intranet is; here it only measures work, and guards no secret.
 */
export function sha256(texte: string): Uint32Array {
  const vue = blocs(texte)
  const etat = Uint32Array.from(DEPART)
  const mots = new Int32Array(64)
  for (let debut = 0; debut < vue.byteLength; debut += 64) {
    extend(mots, vue, debut)
    compress(etat, mots)
  }
  return etat
}

function extend(mots: Int32Array, vue: DataView, debut: number): void {
  for (let i = 0; i < 16; i += 1) mots[i] = vue.getInt32(debut + 4 * i)
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [mots[i - 15] as number, mots[i - 2] as number]
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    mots[i] = ((mots[i - 16] as number) + s0 + (mots[i - 7] as number) + s1) | 0
  }
}

function compress(etat: Uint32Array, mots: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = etat as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + (mots[i] as number)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const somme = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i += 1) etat[i] = ((etat[i] as number) + (somme[i] as number)) | 0
}
