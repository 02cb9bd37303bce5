import { Worker } from 'node:worker_threads'
import type { Commande, Envoi, Retour } from './commande.ts'

interface Attente extends Envoi {
  render(octets: Buffer): void
  refuse(error: Error): void
}

/**
 * Draws documents and images in threads of its own: half a second of drawing would otherwise keep every reader waiting.
 * A thread starts with the first order and is kept; when it dies, its order fails and the next one starts another.
 */
export class Atelier {
  readonly #file: Attente[] = []
  readonly #ouvriers = new Set<Ouvrier>()
  #numero = 0
  #ferme = false

  /** @param places threads at most. */
  constructor(private readonly places = 1) {}

  /** Draws an order, in its turn. @throws Error when it cannot be drawn. */
  draw(commande: Commande): Promise<Buffer> {
    return new Promise((rendre, refuser) => {
      this.#numero += 1
      this.#file.push({ numero: this.#numero, commande, render: rendre, refuse: refuser })
      this.#servir()
    })
  }

  /** Stops the threads; what is still waiting fails. */
  async close(): Promise<void> {
    this.#ferme = true
    for (const { refuse } of this.#file.splice(0)) refuse(new Error('the workshop is closed'))
    await Promise.all([...this.#ouvriers].map((ouvrier) => ouvrier.stop()))
  }

  #servir(): void {
    const libre = [...this.#ouvriers].find(({ libre }) => libre) ?? this.#embaucher()
    const attente = libre && !this.#ferme ? this.#file.shift() : undefined
    if (libre && attente) libre.entrust(attente)
  }

  #embaucher(): Ouvrier | undefined {
    if (this.#ouvriers.size >= this.places || this.#ferme) return undefined
    const ouvrier = new Ouvrier(
      () => this.#servir(),
      () => this.#ouvriers.delete(ouvrier),
    )
    this.#ouvriers.add(ouvrier)
    return ouvrier
  }
}

/** One thread, doing one thing at a time. */
class Ouvrier {
  readonly #fil = new Worker(new URL('./ouvrier.boot.mjs', import.meta.url))
  #attente: Attente | null = null

  /** @param pret told when it is free again. @param parti told when its thread is no more. */
  constructor(pret: () => void, parti: () => void) {
    // A server that stops must not wait for a thread that has nothing to do.
    this.#fil.unref()
    this.#fil.on('message', (retour: Retour) => {
      const attente = this.#liberer()
      if ('octets' in retour) attente?.render(Buffer.from(retour.octets.buffer))
      else attente?.refuse(new Error(retour.echec))
      pret()
    })
    const perdu = (error: Error) => {
      parti()
      this.#liberer()?.refuse(error)
      pret()
    }
    this.#fil.once('error', perdu)
    this.#fil.once('exit', (code) => perdu(new Error(`the drawing thread stopped (code ${code})`)))
  }

  get libre(): boolean {
    return this.#attente === null
  }

  entrust(attente: Attente): void {
    this.#attente = attente
    this.#fil.ref()
    this.#fil.postMessage({ numero: attente.numero, commande: attente.commande } satisfies Envoi)
  }

  async stop(): Promise<void> {
    await this.#fil.terminate()
  }

  #liberer(): Attente | null {
    const attente = this.#attente
    this.#attente = null
    this.#fil.unref()
    return attente
  }
}
