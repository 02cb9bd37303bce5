import type { Case } from '../../data/dessin/quadrant.ts'
import { nombre, part } from '../../data/mots/nombre.ts'
import { Figure } from './figure.tsx'
import { Point } from './point.tsx'

interface Props {
  resume: string
  cases: readonly Case[]
  /** Cell of the school the page is about. */
  ici?: string | null
  /** Words of the two axes, from little to much. */
  possible: readonly [string, string]
  constate: readonly [string, string]
  /** Units that cannot be placed, for want of an answer. */
  nonCommuniques: number
}

const COTE = 76
const ENTETE = 22
const ECART = 3

/** Possible against observed, as four cells whose ink is their share. */
export function Quadrant({ resume, cases, ici = null, possible, constate, nonCommuniques }: Props) {
  const total = Math.max(
    1,
    cases.reduce((sum, { effectif }) => sum + effectif, nonCommuniques),
  )
  const lignes = cases.map(({ libelle, effectif }) => [libelle, write(effectif, total)])
  return (
    <Figure
      resume={resume}
      donnees={{
        colonnes: ['Situation', 'Effectif'],
        lignes: [...lignes, ['Non communiqué (n.c.)', write(nonCommuniques, total)]],
      }}
      hauteur={ENTETE + 2 * (COTE + ECART)}
      draw={(largeur) => {
        const gouttiere = 64
        const cote = (largeur - gouttiere - ECART) / 2
        return (
          <>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group is not focusable; each cell says its own name */}
            <g class="graphique-axe" aria-hidden="true">
              {possible.map((mot, i) => (
                <text key={mot} x={gouttiere + i * (cote + ECART) + cote / 2} y={14} text-anchor="middle">
                  {mot}
                </text>
              ))}
              {constate.map((mot, i) => (
                <text key={mot} x={0} y={ENTETE + (1 - i) * (COTE + ECART) + COTE / 2 + 4}>
                  {mot}
                </text>
              ))}
            </g>
            {cases.map((cellule, rang) => (
              <Point
                key={cellule.libelle}
                premier={rang === 0}
                libelle={`${cellule.libelle} : ${write(cellule.effectif, total)}`}
              >
                <g
                  class={`graphique-case ${cellule.signalee ? 'est-signalee' : ''} ${cellule.id === ici ? 'est-ici' : ''}`}
                  transform={`translate(${gouttiere + cellule.possible * (cote + ECART)} ${ENTETE + (1 - cellule.constate) * (COTE + ECART)})`}
                >
                  <rect class="graphique-vide" width={cote} height={COTE} rx={3} />
                  <rect
                    class="graphique-encre"
                    width={cote}
                    height={COTE}
                    rx={3}
                    fill-opacity={Math.min(0.4, (0.45 * cellule.effectif) / total)}
                  />
                  <text class="graphique-compte" x={cote / 2} y={COTE / 2} text-anchor="middle">
                    {nombre(cellule.effectif)}
                  </text>
                  <text class="graphique-nom" x={cote / 2} y={COTE / 2 + 20} text-anchor="middle">
                    {part(cellule.effectif / total)}
                  </text>
                </g>
              </Point>
            ))}
          </>
        )
      }}
    >
      {nonCommuniques > 0 && (
        <p class="note">
          <span class="pastille motif-rayures" /> {write(nonCommuniques, total)} sans réponse, hors du
          tableau.
        </p>
      )}
    </Figure>
  )
}

const write = (effectif: number, total: number): string => `${nombre(effectif)} (${part(effectif / total)})`
