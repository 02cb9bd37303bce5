import { open } from 'node:fs/promises'
import type { FormatDepot } from '../../../data/catalogue/model/depot.ts'

const DEBUT = 64 * 1024
const FIN = 128 * 1024

type Format = FormatDepot | { refus: string }

const commence = (octets: Buffer, debut: string): boolean =>
  octets.subarray(0, debut.length).equals(Buffer.from(debut, 'latin1'))

/** What a file is by its bytes, whatever its name says. */
export async function formatOfOctets(chemin: string): Promise<Format> {
  const file = await open(chemin)
  try {
    const { size } = await file.stat()
    const { bytesRead, buffer } = await file.read(Buffer.alloc(DEBUT), 0, DEBUT, 0)
    const debut = buffer.subarray(0, bytesRead)
    if (!commence(debut, 'PK')) return formatTexte(debut)
    const taille = Math.min(size, FIN)
    const fin = await file.read(Buffer.alloc(taille), 0, taille, size - taille)
    return formatArchive(debut, fin.buffer)
  } finally {
    await file.close()
  }
}

/** The list of what a zip holds stands at its end; the type of an OpenDocument at its beginning. */
function formatArchive(debut: Buffer, fin: Buffer): Format {
  if (debut.subarray(0, 200).includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (fin.includes('xl/workbook.xml')) return 'xlsx'
  return { refus: 'Cette archive n’est ni un classeur XLSX ni un classeur ODS.' }
}

const REFUS: readonly (readonly [string, string])[] = [
  [
    '\xd0\xcf\x11\xe0',
    'Les anciens classeurs XLS ne sont pas lus : enregistrez le fichier en XLSX, ODS ou CSV.',
  ],
  ['%PDF', 'Un PDF n’est pas un tableau : envoyez le fichier d’origine en XLSX, ODS ou CSV.'],
  ['\x1f\x8b', 'Le fichier est compressé : envoyez-le tel quel, en CSV, XLSX ou ODS.'],
  ['\xff\xfe', 'Le fichier est en UTF-16 : enregistrez-le en « CSV UTF-8 ».'],
  ['\xfe\xff', 'Le fichier est en UTF-16 : enregistrez-le en « CSV UTF-8 ».'],
]

function formatTexte(debut: Buffer): Format {
  const connu = REFUS.find(([octets]) => commence(debut, octets))
  if (connu) return { refus: connu[1] }
  const premier = debut
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()[0]
  if (premier === undefined) return { refus: 'Le fichier est vide.' }
  if (debut.includes(0))
    return { refus: 'Ce fichier n’est pas un texte : envoyez un CSV, un XLSX ou un ODS.' }
  if ('{[<'.includes(premier))
    return { refus: 'Ce fichier n’est pas un CSV (il ressemble à du JSON ou du HTML).' }
  return 'csv'
}
