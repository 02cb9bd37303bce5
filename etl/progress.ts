/** Where commands tell what they are doing. */
export interface Journal {
  /** A line that stays. */
  line(text: string): void
  /** How far a long step is, between 0 and 1; drawn only on a terminal. */
  progress(label: string, share: number): void
}

const WIDTH = 24

/** Journal on the standard output, with a progress bar when it is a terminal. */
export function consoleJournal(output: NodeJS.WriteStream = process.stdout): Journal {
  const isTerminal = output.isTTY === true
  let last = 0
  // A reader that goes away (`| head`) must not stop an import half-way.
  output.on('error', () => {})
  const clear = () => {
    if (isTerminal && last > 0) output.write('\r\u001b[2K')
    last = 0
  }
  return {
    line(text) {
      clear()
      output.write(`${text}\n`)
    },
    progress(label, rawShare) {
      const now = Date.now()
      // A source cannot always tell its length: a JSON file of one line has more records than lines.
      const share = Math.min(1, Math.max(0, rawShare || 0))
      if (!isTerminal || (now - last < 80 && share < 1)) return
      last = now
      const done = Math.round(share * WIDTH)
      const bar = '█'.repeat(done) + '░'.repeat(WIDTH - done)
      output.write(`\r\u001b[2K${bar} ${String(Math.round(share * 100)).padStart(3)} % ${label}`)
    },
  }
}

/** What a command says to the program that runs it: one JSON object per line. */
export type Suivi =
  | { ligne: string }
  | { etape: string; part: number }
  | { erreur: string }
  | { import: { etat: string; import_id: number | null; message: string | null; occupe: boolean } }
  | { publication: number | null }
  | { retirees: number[]; en_vigueur: number }

const CADENCE_MS = 500

/** Journal for a program: lines and progress as JSON, and the outcome at the end (`dire`). */
export function machineJournal(output: NodeJS.WritableStream = process.stdout): Journal & {
  tell(suivi: Suivi): void
} {
  let last = 0
  output.on('error', () => {})
  const tell = (suivi: Suivi) => void output.write(`${JSON.stringify(suivi)}\n`)
  return {
    tell,
    line: (ligne) => tell({ ligne }),
    progress(etape, part) {
      const now = Date.now()
      if (now - last < CADENCE_MS && part < 1) return
      last = now
      tell({ etape, part: Math.min(1, Math.max(0, part || 0)) })
    },
  }
}

/** Journal that says nothing, for tests. */
export const silentJournal: Journal = { line: () => {}, progress: () => {} }

/** Milliseconds spent by named step. */
export class Chrono {
  readonly durees: Record<string, number> = {}

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    try {
      return await work()
    } finally {
      this.durees[step] = Math.round((this.durees[step] ?? 0) + performance.now() - start)
    }
  }
}
