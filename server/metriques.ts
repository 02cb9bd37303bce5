/** Upper bounds of the buckets of durations, in seconds. */
const BORNES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const echapper = (texte: string): string =>
  texte.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const etiquettes = (paires: Record<string, string>): string =>
  Object.entries(paires)
    .map(([nom, valeur]) => `${nom}="${echapper(valeur)}"`)
    .join(',')

interface Durees {
  seaux: number[]
  somme: number
  nombre: number
}

/** A value read when it is asked for. */
export interface Jauge {
  nom: string
  aide: string
  read(): number
  /** `counter` when it only grows. */
  type?: 'gauge' | 'counter'
}

/** What the server counts about itself, told in the text format of Prometheus. */
export class Metriques {
  #requetes = new Map<string, number>()
  #durees = new Map<string, Durees>()

  constructor(private readonly jauges: readonly Jauge[]) {}

  /**
   * Counts an answer.
   * @param route its pattern, never its address: labels must stay few.
   */
  count(route: string, methode: string, code: number, secondes: number): void {
    const cle = etiquettes({ route, methode, code: String(code) })
    this.#requetes.set(cle, (this.#requetes.get(cle) ?? 0) + 1)
    const durees = this.#durees.get(route) ?? { seaux: BORNES.map(() => 0), somme: 0, nombre: 0 }
    durees.somme += secondes
    durees.nombre += 1
    BORNES.forEach((borne, rang) => {
      if (secondes <= borne) durees.seaux[rang] = (durees.seaux[rang] ?? 0) + 1
    })
    this.#durees.set(route, durees)
  }

  /** The text a Prometheus server reads. */
  texte(): string {
    const lignes = [
      '# HELP cartable_requetes_total Requêtes servies.',
      '# TYPE cartable_requetes_total counter',
      ...[...this.#requetes].map(([cle, nombre]) => `cartable_requetes_total{${cle}} ${nombre}`),
      '# HELP cartable_requete_duree_secondes Durée des requêtes.',
      '# TYPE cartable_requete_duree_secondes histogram',
      ...[...this.#durees].flatMap(([route, durees]) => histogramme(route, durees)),
      ...this.jauges.flatMap(({ nom, aide, type = 'gauge', read }) => [
        `# HELP ${nom} ${aide}`,
        `# TYPE ${nom} ${type}`,
        `${nom} ${read()}`,
      ]),
    ]
    return `${lignes.join('\n')}\n`
  }
}

function histogramme(route: string, { seaux, somme, nombre }: Durees): string[] {
  const nom = 'cartable_requete_duree_secondes'
  const label = etiquettes({ route })
  return [
    ...BORNES.map((borne, rang) => `${nom}_bucket{${label},le="${borne}"} ${seaux[rang]}`),
    `${nom}_bucket{${label},le="+Inf"} ${nombre}`,
    `${nom}_sum{${label}} ${somme}`,
    `${nom}_count{${label}} ${nombre}`,
  ]
}
