import { useId } from 'preact/hooks'
import { ABSENCES } from '../../legende/absences.ts'
import { pointOf, type Serie } from '../../legende/serie.ts'
import type { Cadre } from '../../map/fixe/cadre.ts'
import { traceFrontieres } from '../../map/fixe/frontieres.ts'
import { type Forme, frontieresNiveau, frontieresRegions } from '../../state/contours.ts'
import { serie } from '../../state/donnees.ts'
import { dessinees } from '../../state/legende.ts'
import { Motifs, motifDe } from './motifs.tsx'

interface Props {
  cadre: Cadre
  formes: readonly Forme[]
  /** What it shows, for whoever does not see it; absent when something else says it. */
  titre?: string
  /** Code, at the level on screen, outlined above the others. */
  designe?: string | null
  /** A piece of the country on its own: the borders of the régions are not drawn over it. */
  seul?: boolean
}

/**
 * Territories of the level on screen, without any map engine: on screen before it arrives, where it cannot run, in
 * insets, and on paper.
 */
export function Dessin({ cadre, formes, titre, designe = null, seul = false }: Props) {
  const id = useId()
  const shown = serie.value
  const { x, y, largeur, hauteur, pas } = cadre
  return (
    <svg
      class="fixe"
      viewBox={`${x} ${y} ${largeur} ${hauteur}`}
      role="img"
      aria-label={titre}
      aria-hidden={titre === undefined}
    >
      <Motifs id={id} pas={pas} />
      {formes.map(({ cle, trace, code, nom, partie }) => {
        const teinte: Teinte = shown && code !== null ? teinteOf(shown, code, id) : {}
        return (
          <g key={cle} data-code={code} data-nom={nom} class={teinte.eteinte ? 'fixe-eteinte' : undefined}>
            <path
              class="fixe-aire"
              d={trace}
              {...(teinte.fond && { fill: teinte.fond })}
              // Parts of one territory: the line between them takes its colour.
              {...(teinte.fond && partie && { stroke: teinte.fond })}
            />
            {teinte.motif && <path d={trace} fill={teinte.motif} />}
          </g>
        )
      })}
      {!seul && <path class="fixe-trait" d={frontieresNiveau.value} />}
      {!seul && <path class="fixe-frontiere" d={frontieresRegions.value} />}
      {designe !== null && <path class="fixe-designe" d={contourDe(formes, designe)} />}
    </svg>
  )
}

/** Outline of a territory, without the borders between its parts. */
const contourDe = (formes: readonly Forme[], wanted: string): string =>
  traceFrontieres(
    formes.filter(({ code }) => code === wanted).map(({ trace }) => ({ trace, groupe: wanted })),
  )

interface Teinte {
  fond?: string
  motif?: string
  /** Of a class that the legend sets aside. */
  eteinte?: boolean
}

/** Colour of a code, and the pattern drawn over it when it has no solid value. */
function teinteOf(shown: Serie, code: string, id: string): Teinte {
  const { classe } = pointOf(shown, code)
  const eteinte = dessinees.value !== null && !dessinees.value.has(classe)
  const couleur = shown.classement.classes[classe]?.couleur
  if (couleur) return { fond: couleur, eteinte }
  const motif = ABSENCES.find((absence) => absence.id === classe)?.motif
  return motif && motif !== 'vide'
    ? { fond: 'var(--absence)', motif: motifDe(id, motif), eteinte }
    : { eteinte }
}
