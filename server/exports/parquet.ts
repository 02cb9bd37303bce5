import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Cellule, Colonne, Flux, Tableau, TypeColonne } from './tableau.ts'

/** Rows per group: enough to compress well, few enough to hold in memory. */
const LIGNES_PAR_GROUPE = 20_000

const TYPES: Record<TypeColonne, Omit<SchemaElement, 'name'>> = {
  texte: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  entier: { type: 'INT64' },
  nombre: { type: 'DOUBLE' },
  booleen: { type: 'BOOLEAN' },
}

const toElement = ({ nom, type }: Colonne): SchemaElement => ({
  name: nom,
  repetition_type: 'OPTIONAL',
  ...TYPES[type],
})

type Valeur = Exclude<Cellule, null> | bigint | undefined

/** A Parquet file, written one group of rows at a time; its metadata say where the rows come from. */
export async function* writeParquet({ colonnes, lots, notice }: Tableau): Flux {
  const memoire = new ByteWriter()
  const fichier = new ParquetWriter({
    writer: memoire,
    schema: [{ name: 'cartable', num_children: colonnes.length }, ...colonnes.map(toElement)],
    createdBy: 'cartable',
    kvMetadata: metadonnees(notice, colonnes),
  })
  let groupe = colonnes.map((): Valeur[] => [])
  const writeGroupe = async (): Promise<Buffer> => {
    await fichier.write({
      columnData: colonnes.map(({ nom }, rang) => ({ name: nom, data: groupe[rang] ?? [] })),
      rowGroupSize: LIGNES_PAR_GROUPE,
    })
    groupe = colonnes.map(() => [])
    return empty(memoire)
  }
  for await (const lot of lots) {
    for (const ligne of lot) {
      colonnes.forEach((colonne, rang) => void groupe[rang]?.push(toValeur(colonne, ligne)))
      if ((groupe[0]?.length ?? 0) >= LIGNES_PAR_GROUPE) yield await writeGroupe()
    }
  }
  if ((groupe[0]?.length ?? 0) > 0) yield await writeGroupe()
  await fichier.finish()
  yield empty(memoire)
}

function toValeur({ type, read }: Colonne, ligne: object): Valeur {
  const cellule = read(ligne)
  if (cellule === null) return undefined
  return type === 'entier' ? BigInt(cellule) : cellule
}

/** Takes what was written so far; positions go on counting from the beginning of the file. */
function empty(memoire: ByteWriter): Buffer {
  const octets = Buffer.from(memoire.getBytes())
  memoire.index = 0
  return octets
}

function metadonnees({ titre, adresse, enveloppe }: Tableau['notice'], colonnes: readonly Colonne[]) {
  const definitions = Object.fromEntries(colonnes.map(({ nom, description }) => [nom, description]))
  const { publication, demonstration, licence, sources, avertissements } = enveloppe
  const notice = { titre, adresse, publication, demonstration, licence, sources, avertissements }
  return [
    { key: 'cartable', value: JSON.stringify(notice) },
    { key: 'colonnes', value: JSON.stringify(definitions) },
  ]
}
