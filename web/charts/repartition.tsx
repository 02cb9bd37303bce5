import { useId } from 'preact/hooks'
import { nombre, part } from '../../data/mots/nombre.ts'
import { Figure } from './figure.tsx'
import { Hachures } from './hachures.tsx'
import { Point } from './point.tsx'

/** One place: how many units in each class, in the order of the classes, then without answer. */
export interface LigneRepartie {
  libelle: string
  effectifs: readonly number[]
  nonCommuniques: number
  sujet: boolean
}

interface Props {
  resume: string
  classes: readonly { libelle: string; couleur: string }[]
  lignes: readonly LigneRepartie[]
}

const RANG = 44
const NC = 'Non communiqué (n.c.)'

interface Segment {
  libelle: string
  couleur: string | null
  effectif: number
  part: number
  debut: number
}

function segmentsOf({ effectifs, nonCommuniques }: LigneRepartie, classes: Props['classes']): Segment[] {
  const total = Math.max(
    1,
    effectifs.reduce((sum, n) => sum + n, nonCommuniques),
  )
  let debut = 0
  return [...classes, { libelle: NC, couleur: null }].map(({ libelle, couleur }, i) => {
    const effectif = i < classes.length ? (effectifs[i] ?? 0) : nonCommuniques
    const segment = { libelle, couleur, effectif, part: effectif / total, debut }
    debut += segment.part
    return segment
  })
}

/** Units by class, silence being a class: one bar of 100 % per place, all with the same classes. */
export function Repartition({ resume, classes, lignes }: Props) {
  const motif = useId()
  const series = lignes.map((ligne) => ({ ligne, segments: segmentsOf(ligne, classes) }))
  const donnees = {
    colonnes: ['Réponse', ...lignes.map(({ libelle }) => libelle)],
    lignes: [...classes.map(({ libelle }) => libelle), NC].map((libelle, i) => [
      libelle,
      ...series.map(({ segments }) => write(segments[i])),
    ]),
  }
  return (
    <Figure
      resume={resume}
      donnees={donnees}
      hauteur={lignes.length * RANG}
      draw={(largeur) => (
        <>
          <Hachures id={motif} />
          {series.map(({ ligne, segments }, rang) => (
            <g key={ligne.libelle} transform={`translate(0 ${rang * RANG})`}>
              <text class={`graphique-nom ${ligne.sujet ? 'est-sujet' : ''}`} x={0} y={14}>
                {ligne.libelle}
              </text>
              {segments
                .filter(({ effectif }) => effectif > 0)
                .map((segment, i) => (
                  <Point
                    key={segment.libelle}
                    premier={rang === 0 && i === 0}
                    libelle={`${ligne.libelle}, ${segment.libelle} : ${write(segment)}`}
                  >
                    <rect
                      class="graphique-segment"
                      x={segment.debut * largeur}
                      y={20}
                      width={Math.max(1, segment.part * largeur)}
                      height={ligne.sujet ? 18 : 12}
                      fill={segment.couleur ?? `url(#${motif})`}
                    />
                  </Point>
                ))}
            </g>
          ))}
        </>
      )}
    >
      <ul class="graphique-legende">
        {(series[0]?.segments ?? []).map((segment) => (
          <li key={segment.libelle}>
            <span
              class={`pastille ${segment.couleur === null ? 'motif-rayures' : ''}`}
              style={segment.couleur === null ? {} : { background: segment.couleur }}
            />
            <span>{segment.libelle}</span>
            <span class="graphique-effectif">{write(segment)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  )
}

const write = (segment: Segment | undefined): string =>
  segment ? `${nombre(segment.effectif)} (${part(segment.part)})` : '–'
