import { fold, jour } from '../../data/mots/texte.ts'
import { download, pngDe, svgAutonome } from './export.ts'

type Format = 'svg' | 'png'

/** Takes the chart away as an image, with its title, its source and its date. @param resume its title. */
export function Telechargement({ resume }: { resume: string }) {
  const exporter = (format: Format) => async (event: Event) => {
    const figure = (event.currentTarget as Element).closest('figure')
    if (!figure) return
    const dessin = svgAutonome(figure, { titre: resume, source: sourceIci() })
    const blob = format === 'svg' ? new Blob([dessin.texte], { type: 'image/svg+xml' }) : await pngDe(dessin)
    download(blob, nomDe(figure, format))
  }
  return (
    <p class="graphique-exports">
      Image du graphique :
      <button type="button" class="lien" onClick={exporter('svg')}>
        SVG
      </button>
      <button type="button" class="lien" onClick={exporter('png')}>
        PNG
      </button>
    </p>
  )
}

/** Where the drawing comes from, and of when. */
const sourceIci = (): string =>
  `Cartable, ${location.origin}${location.pathname}, le ${jour(new Date().toISOString())}.`

/** `cartable-rennes-etablissements-raccordes-a-la-fibre.svg`: the page, then the chart. */
function nomDe(figure: Element, format: Format): string {
  const page = document.querySelector('h1')?.textContent ?? ''
  const titre = figure.closest('article, section')?.querySelector('h2, h3')?.textContent ?? 'graphique'
  const mots = fold(`cartable ${page} ${titre}`).replace(/[^a-z0-9]+/g, '-')
  return `${mots.slice(0, 100).replace(/^-|-$/g, '')}.${format}`
}
