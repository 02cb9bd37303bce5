import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { surFleches } from './clavier.ts'
import { Telechargement } from './telechargement.tsx'

/** The same numbers as a table: what a chart says to whoever does not see it. */
export interface Donnees {
  colonnes: readonly string[]
  lignes: readonly (readonly string[])[]
}

interface Props {
  /** One sentence: what the chart shows. */
  resume: string
  donnees: Donnees
  hauteur: number
  /** What is drawn, for this width in pixels. */
  draw(largeur: number): ComponentChildren
  /** Under the drawing: a legend. */
  children?: ComponentChildren
}

/** Widest drawing: past it, lines are too long to be followed. */
const LARGEUR_MAX = 640
/** Before the place is measured: that of a phone, so that nothing ever overflows. */
const LARGEUR_INITIALE = 320

/** Frame of every chart: the drawing, one sentence, the table of its numbers. Its height never changes. */
export function Figure({ resume, donnees, hauteur, draw, children }: Props) {
  const toile = useRef<HTMLDivElement>(null)
  const [largeur, setLargeur] = useState(LARGEUR_INITIALE)
  useEffect(() => {
    const element = toile.current
    if (!element) return
    const measure = () => setLargeur(Math.min(LARGEUR_MAX, Math.max(200, Math.floor(element.clientWidth))))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return (
    <figure class="graphique">
      <div class="graphique-toile" ref={toile}>
        <svg
          aria-label={resume}
          width={largeur}
          height={hauteur}
          viewBox={`0 0 ${largeur} ${hauteur}`}
          onKeyDown={surFleches}
        >
          {draw(largeur)}
        </svg>
      </div>
      {children}
      <figcaption class="hors-ecran">{resume}</figcaption>
      <Table donnees={donnees}>
        <Telechargement resume={resume} />
      </Table>
    </figure>
  )
}

const Table = ({
  donnees: { colonnes, lignes },
  children,
}: {
  donnees: Donnees
  children: ComponentChildren
}) => (
  <details class="graphique-donnees">
    <summary>Données et image du graphique</summary>
    <div class="defile">
      <table>
        <thead>
          <tr>
            {colonnes.map((colonne) => (
              <th key={colonne} scope="col">
                {colonne}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map(([titre, ...cellules]) => (
            <tr key={titre}>
              <th scope="row">{titre}</th>
              {cellules.map((cellule, i) => (
                <td key={colonnes[i + 1]}>{cellule}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {children}
  </details>
)
