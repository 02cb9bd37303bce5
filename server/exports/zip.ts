import { once } from 'node:events'
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive. */
export interface Entree {
  nom: string
  contenu: AsyncIterable<string> | Iterable<string>
  /** Written as it is, not compressed: what the `mimetype` of an OpenDocument asks for. Must be short. */
  brute?: boolean
}

interface Ecrite {
  nom: Buffer
  methode: 0 | 8
  crc: number
  comprime: number
  taille: number
  position: number
}

const LOCALE = 0x04034b50
const DESCRIPTION = 0x08074b50
const CENTRALE = 0x02014b50
const FIN = 0x06054b50
/** Sizes come after the content; names are UTF-8. */
const DRAPEAUX = 0x0808
const UTF8 = 0x0800
const TAILLE_MAX = 0xffffffff

/**
 * A zip archive, written as its files come: nothing is held but the current piece.
 * @param date given to every file, so that the same content makes the same archive.
 * @throws Error beyond 4 GiB, which the plain zip format cannot describe.
 */
export async function* writeZip(
  entrees: AsyncIterable<Entree> | Iterable<Entree>,
  date: Date,
): AsyncGenerator<Buffer, void, undefined> {
  const moment = dateDos(date)
  const ecrites: Ecrite[] = []
  let position = 0
  for await (const entree of entrees) {
    const depart = position
    const ecrite: Ecrite = {
      nom: Buffer.from(entree.nom),
      methode: entree.brute ? 0 : 8,
      crc: 0,
      comprime: 0,
      taille: 0,
      position: depart,
    }
    const morceaux = entree.brute
      ? writeBrute(entree, ecrite, moment)
      : writeComprimee(entree, ecrite, moment)
    for await (const morceau of morceaux) {
      position += morceau.length
      yield morceau
    }
    if (position > TAILLE_MAX || ecrite.taille > TAILLE_MAX) throw new Error('archive larger than 4 GiB')
    ecrites.push(ecrite)
  }
  const centrale = Buffer.concat(ecrites.map((ecrite) => enteteCentral(ecrite, moment)))
  yield centrale
  yield finDArchive(ecrites.length, centrale.length, position)
}

async function* writeBrute(entree: Entree, ecrite: Ecrite, moment: number): AsyncGenerator<Buffer> {
  const textes: string[] = []
  for await (const texte of entree.contenu) textes.push(texte)
  const contenu = Buffer.from(textes.join(''))
  ecrite.crc = crc32(contenu)
  ecrite.taille = contenu.length
  ecrite.comprime = contenu.length
  yield enteteLocal(ecrite, moment, true)
  yield contenu
}

async function* writeComprimee(entree: Entree, ecrite: Ecrite, moment: number): AsyncGenerator<Buffer> {
  yield enteteLocal(ecrite, moment, false)
  const deflate = createDeflateRaw({ level: 4 })
  const source = Readable.from(count(entree.contenu, ecrite), { objectMode: false })
  // Whichever ends first ends the other: an aborted download stops the reading of its rows.
  const chaine = pipeline(source, deflate, () => {})
  for await (const morceau of chaine) {
    ecrite.comprime += (morceau as Buffer).length
    yield morceau as Buffer
  }
  if (!source.closed) await once(source, 'close')
  const description = Buffer.alloc(16)
  description.writeUInt32LE(DESCRIPTION, 0)
  description.writeUInt32LE(ecrite.crc, 4)
  description.writeUInt32LE(ecrite.comprime, 8)
  description.writeUInt32LE(ecrite.taille, 12)
  yield description
}

async function* count(contenu: Entree['contenu'], ecrite: Ecrite): AsyncGenerator<Buffer> {
  for await (const texte of contenu) {
    const morceau = Buffer.from(texte)
    ecrite.crc = crc32(morceau, ecrite.crc)
    ecrite.taille += morceau.length
    yield morceau
  }
}

function enteteLocal({ nom, methode, crc, taille }: Ecrite, moment: number, connue: boolean): Buffer {
  const entete = Buffer.alloc(30)
  entete.writeUInt32LE(LOCALE, 0)
  entete.writeUInt16LE(20, 4)
  entete.writeUInt16LE(connue ? UTF8 : DRAPEAUX, 6)
  entete.writeUInt16LE(methode, 8)
  entete.writeUInt32LE(moment, 10)
  if (connue) {
    entete.writeUInt32LE(crc, 14)
    entete.writeUInt32LE(taille, 18)
    entete.writeUInt32LE(taille, 22)
  }
  entete.writeUInt16LE(nom.length, 26)
  return Buffer.concat([entete, nom])
}

function enteteCentral({ nom, methode, crc, comprime, taille, position }: Ecrite, moment: number): Buffer {
  const entete = Buffer.alloc(46)
  entete.writeUInt32LE(CENTRALE, 0)
  entete.writeUInt16LE(20, 4)
  entete.writeUInt16LE(20, 6)
  entete.writeUInt16LE(methode === 0 ? UTF8 : DRAPEAUX, 8)
  entete.writeUInt16LE(methode, 10)
  entete.writeUInt32LE(moment, 12)
  entete.writeUInt32LE(crc, 16)
  entete.writeUInt32LE(comprime, 20)
  entete.writeUInt32LE(taille, 24)
  entete.writeUInt16LE(nom.length, 28)
  entete.writeUInt32LE(position, 42)
  return Buffer.concat([entete, nom])
}

function finDArchive(nombre: number, taille: number, position: number): Buffer {
  const fin = Buffer.alloc(22)
  fin.writeUInt32LE(FIN, 0)
  fin.writeUInt16LE(nombre, 8)
  fin.writeUInt16LE(nombre, 10)
  fin.writeUInt32LE(taille, 12)
  fin.writeUInt32LE(position, 16)
  return fin
}

/** Date and time as MS-DOS wrote them: the zip format knows no other; the earliest is 1980. */
function dateDos(date: Date): number {
  const annee = Math.max(date.getUTCFullYear() - 1980, 0)
  const jour = (annee << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const heure = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((jour << 16) | heure) >>> 0
}
