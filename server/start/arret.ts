import { isScriptNpm } from '../../config.ts'

/** A terminal sends Ctrl-C to npm and to node, and npm passes it on: the echo is not a second wish. */
const ECHO_MS = 700
/** How often the death of npm is looked for. */
const VEILLE_MS = 500
/** Beyond this, requests still in flight are given up. */
const PATIENCE_MS = 15_000

/** What must be closed, in the reverse order of its opening. */
export interface Arret {
  /** Registers something to close; closed at once when the stop has already begun. */
  ensuite(close: () => Promise<unknown>): Promise<void>
  /** Closes everything; the second call waits for the first. */
  close(): Promise<void>
  /** True once the stop has begun: failures of what is being closed mean nothing. */
  readonly commence: boolean
}

export function openArret(): Arret {
  const pile: (() => Promise<unknown>)[] = []
  let commence = false
  let fin: Promise<void> | null = null
  const empty = async (): Promise<void> => {
    for (let fermer = pile.pop(); fermer; fermer = pile.pop()) {
      await fermer().catch((error: Error) => console.error(`Arrêt : ${error.message}`))
    }
  }
  return {
    get commence() {
      return commence
    },
    async ensuite(fermer) {
      pile.push(fermer)
      if (commence) await empty()
    },
    close() {
      commence = true
      fin ??= empty()
      return fin
    },
  }
}

/**
 * Runs `arreter` when npm, which started this process, is no longer there: a SIGTERM to npm ends the shell between the
 * two, which passes nothing on, and the server would stay behind on its port.
 */
function watchNpm(stop: () => void): void {
  if (!isScriptNpm()) return
  const parent = process.ppid
  const veille = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(veille)
    stop()
  }, VEILLE_MS)
  veille.unref()
}

/**
 * Ctrl-C and SIGTERM, to this process or to the npm that started it, stop cleanly and exit 0; a second Ctrl-C, or too
 * long a wait, forces.
 */
export function listenSignaux(arret: Arret): void {
  let premier = 0
  const stop = (): void => {
    const maintenant = Date.now()
    if (premier > 0) {
      if (maintenant - premier > ECHO_MS) process.exit(130)
      return
    }
    premier = maintenant
    console.log('\nArrêt en cours… (Ctrl-C de nouveau pour forcer)')
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    void arret.close().then(() => {
      console.log('Arrêté.')
      process.exit(0)
    })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  watchNpm(stop)
}
