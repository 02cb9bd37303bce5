import { crc32, inflateRawSync } from 'node:zlib'

/** One file read from an archive. */
export interface FichierLu {
  nom: string
  /** Kept as it was, not compressed. */
  brut: boolean
  texte: string
}

const FIN = 0x06054b50

/** Files of a zip archive, by its central directory, in the order they were written; each is checked. */
export function readZip(archive: Buffer): FichierLu[] {
  const fin = archive.length - 22
  if (archive.readUInt32LE(fin) !== FIN) throw new Error('no end of archive')
  const nombre = archive.readUInt16LE(fin + 10)
  let position = archive.readUInt32LE(fin + 16)
  return Array.from({ length: nombre }, () => {
    const [methode, crc, comprime] = [
      archive.readUInt16LE(position + 10),
      archive.readUInt32LE(position + 16),
      archive.readUInt32LE(position + 20),
    ]
    const longueurNom = archive.readUInt16LE(position + 28)
    const local = archive.readUInt32LE(position + 42)
    const nom = archive.toString('utf8', position + 46, position + 46 + longueurNom)
    const debut = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const octets = archive.subarray(debut, debut + comprime)
    const contenu = methode === 0 ? octets : inflateRawSync(octets)
    if (crc32(contenu) !== crc) throw new Error(`${nom}: wrong checksum`)
    position += 46 + longueurNom
    return { nom, brut: methode === 0, texte: contenu.toString('utf8') }
  })
}
