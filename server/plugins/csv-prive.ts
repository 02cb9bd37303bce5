import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { colonnesOf } from '../exports/colonnes.ts'
import { writeCsv } from '../exports/csv.ts'
import type { Colonne } from '../exports/tableau.ts'

/** As a French spreadsheet opens it. */
const DIALECTE = { separateur: ';', decimale: ',', bom: true } as const

/**
 * Sends rows for agents as CSV, all of them, as they are read: never kept by anybody on the way. Texts that a
 * spreadsheet would run are shielded like everywhere else.
 * @param nom what the file holds. @param forme schema of a row, whose fields become the columns; or the columns.
 */
export function sendCsvPrive(
  reply: FastifyReply,
  nom: string,
  forme: z.ZodObject | readonly Colonne[],
  lots: AsyncIterable<readonly object[]>,
): FastifyReply {
  const colonnes = 'shape' in forme ? colonnesOf(forme) : forme
  const jour = new Date().toISOString().slice(0, 10)
  return reply
    .headers({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="cartable-${nom}-${jour}.csv"`,
      'Cache-Control': 'no-store',
    })
    .serializer((texte: string) => texte)
    .send(Readable.from(writeCsv({ colonnes, lots }, DIALECTE)))
}
