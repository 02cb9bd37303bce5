import { inflateSync } from 'node:zlib'

const SIGNATURE = 0x774f4646
const ENTETE_WOFF = 44
const ENTREE_WOFF = 20
const ENTETE_SFNT = 12
const ENTREE_SFNT = 16

/**
 * A WOFF font as the TrueType file it wraps: each table inflated, the directory rewritten. WOFF is what the package of
 * the typeface ships; the drawing engines want TrueType.
 * @throws Error when the file is not WOFF 1.0.
 */
export function sfntOfWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== SIGNATURE) throw new Error('not a WOFF 1.0 font')
  const nombre = woff.readUInt16BE(12)
  const tables = Array.from({ length: nombre }, (_, i) => readTable(woff, ENTETE_WOFF + i * ENTREE_WOFF))
  const puissance = 2 ** Math.floor(Math.log2(nombre))
  const entete = Buffer.alloc(ENTETE_SFNT + nombre * ENTREE_SFNT)
  entete.writeUInt32BE(woff.readUInt32BE(4), 0)
  entete.writeUInt16BE(nombre, 4)
  entete.writeUInt16BE(puissance * 16, 6)
  entete.writeUInt16BE(Math.log2(puissance), 8)
  entete.writeUInt16BE((nombre - puissance) * 16, 10)
  let position = entete.length
  for (const [i, { etiquette, somme, donnees }] of tables.entries()) {
    const entree = ENTETE_SFNT + i * ENTREE_SFNT
    entete.write(etiquette, entree, 'latin1')
    entete.writeUInt32BE(somme, entree + 4)
    entete.writeUInt32BE(position, entree + 8)
    entete.writeUInt32BE(donnees.length, entree + 12)
    position += arrondi4(donnees.length)
  }
  const corps = tables.flatMap(({ donnees }) => [
    donnees,
    Buffer.alloc(arrondi4(donnees.length) - donnees.length),
  ])
  return Buffer.concat([entete, ...corps])
}

/** Tables begin on multiples of four bytes. */
const arrondi4 = (octets: number): number => Math.ceil(octets / 4) * 4

function readTable(woff: Buffer, entree: number) {
  const debut = woff.readUInt32BE(entree + 4)
  const comprime = woff.readUInt32BE(entree + 8)
  const taille = woff.readUInt32BE(entree + 12)
  const brut = woff.subarray(debut, debut + comprime)
  return {
    etiquette: woff.toString('latin1', entree, entree + 4),
    somme: woff.readUInt32BE(entree + 16),
    // A table that would not shrink is kept as it is.
    donnees: comprime < taille ? inflateSync(brut) : brut,
  }
}
