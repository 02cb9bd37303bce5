import { open } from 'node:fs/promises'

/** One cell; `null` and missing columns are written empty. */
export type Cellule = string | number | null

/** Shape of a delimited text file. */
export interface Format {
  separateur: ';' | ','
  finDeLigne: '\n' | '\r\n'
  bom: boolean
}
/** As the portal of the ministry exports; its older files have no byte order mark. */
export const PORTAIL: Format = { separateur: ';', finDeLigne: '\r\n', bom: true }
export const PORTAIL_SANS_BOM: Format = { ...PORTAIL, bom: false }

/** A table with known columns: its header, and its lines from named cells. */
export interface Tableau<Colonne extends string> {
  entete: string
  ligne(cellules: Partial<Record<Colonne, Cellule>>): string
}

/** Declares the columns of a table, in order. */
export function defineTableau<const Colonne extends string>(
  colonnes: readonly Colonne[],
  { separateur }: Pick<Format, 'separateur'>,
): Tableau<Colonne> {
  const quoted = (texte: string): string =>
    texte.includes(separateur) || texte.includes('"') ? `"${texte.replaceAll('"', '""')}"` : texte
  return {
    entete: colonnes.map(quoted).join(separateur),
    ligne(cellules) {
      let texte = ''
      for (let i = 0; i < colonnes.length; i++) {
        if (i > 0) texte += separateur
        const cellule = cellules[colonnes[i] as Colonne]
        if (typeof cellule === 'number') texte += cellule
        else if (cellule) texte += quoted(cellule)
      }
      return texte
    },
  }
}

const MORCEAU = 1 << 18

/** Writes lines to a file as they come, in pieces of 256 kB; answers how many lines. Overwrites. */
export async function writeLignes(chemin: string, lignes: Iterable<string>, format: Format): Promise<number> {
  const fichier = await open(chemin, 'w')
  let nombre = 0
  let attente = format.bom ? '\ufeff' : ''
  try {
    for (const ligne of lignes) {
      attente += ligne + format.finDeLigne
      nombre++
      if (attente.length > MORCEAU) {
        await fichier.write(attente)
        attente = ''
      }
    }
    await fichier.write(attente)
  } finally {
    await fichier.close()
  }
  return nombre
}
