import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** A cell of a COPY: text, number, boolean, array of those, JSON object, bytes as hex, or NULL. */
export type Cellule = string | number | boolean | null | readonly (string | number)[] | object

const TAMPON = 256 * 1024

/** Writes rows into a table with COPY, in constant memory. */
export class CopyWriter {
  #buffer: string[] = []
  #size = 0
  rows = 0

  private constructor(private readonly stream: NodeJS.WritableStream) {}

  /** Starts a COPY on a connection that nothing else uses until `end`. */
  static start(client: pg.ClientBase, table: string, columns: readonly string[]): CopyWriter {
    const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    return new CopyWriter(stream)
  }

  /** Adds a row; returns a promise only when the server asks to wait. */
  write(cells: readonly Cellule[]): Promise<void> | undefined {
    const line = `${cells.map(copyCell).join('\t')}\n`
    this.#buffer.push(line)
    this.#size += line.length
    this.rows += 1
    return this.#size >= TAMPON ? this.#flush() : undefined
  }

  async #flush(): Promise<void> {
    const text = this.#buffer.join('')
    this.#buffer = []
    this.#size = 0
    if (text !== '' && !this.stream.write(text)) await once(this.stream, 'drain')
  }

  /** Sends what is left and waits for the server's word. */
  async end(): Promise<void> {
    await this.#flush()
    const done = finished(this.stream)
    this.stream.end()
    await done
  }

  /** Gives the COPY up: nothing of it stays. */
  abort(error: Error): void {
    const stream = this.stream as NodeJS.WritableStream & { destroy(error?: Error): void }
    stream.on('error', () => {})
    stream.destroy(error)
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }
const escapeText = (text: string): string =>
  /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? '') : text

function copyCell(cell: Cellule): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escapeText(cell)
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (Array.isArray(cell)) return escapeText(`{${cell.map(arrayItem).join(',')}}`)
  return escapeText(JSON.stringify(cell))
}

const arrayItem = (item: string | number): string =>
  typeof item === 'number' ? String(item) : `"${item.replace(/["\\]/g, (char) => `\\${char}`)}"`
