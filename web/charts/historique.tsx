import { echelleOf } from '../../data/dessin/echelle.ts'
import { nombreCourt } from '../../data/mots/nombre.ts'
import { type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import { Figure } from './figure.tsx'
import { Point } from './point.tsx'

/** A value at one campaign. */
export interface Etape {
  libelle: string
  valeur: number | null
  /** Why there is no value, or what makes it weak; empty otherwise. */
  reserve: string
}

interface Props {
  resume: string
  etapes: readonly Etape[]
  unite: Unite
}

const HAUTEUR = 132
const [HAUT, BAS] = [26, HAUTEUR - 24]
const MARGE = 34

/** One value over the campaigns; a campaign without a value breaks the line rather than being drawn as nothing. */
export function Historique({ resume, etapes, unite }: Props) {
  const connues = etapes.flatMap(({ valeur }) => (valeur === null ? [] : [valeur]))
  const zero = unite.id !== 'indice'
  const hauteur = echelleOf(connues, [0, BAS - HAUT], { zero })
  const write = ({ valeur, reserve }: Etape) =>
    valeur === null ? reserve : `${valeurAvecUnite(valeur, unite)}${reserve ? ` (${reserve})` : ''}`
  return (
    <Figure
      resume={resume}
      donnees={{
        colonnes: ['Campagne', 'Valeur'],
        lignes: etapes.map((etape) => [etape.libelle, write(etape)]),
      }}
      hauteur={HAUTEUR}
      draw={(largeur) => {
        const pas = etapes.length > 1 ? (largeur - 2 * MARGE) / (etapes.length - 1) : 0
        const lieux = etapes.map((etape, i) => ({
          etape,
          x: etapes.length > 1 ? MARGE + i * pas : largeur / 2,
          y: etape.valeur === null ? null : BAS - hauteur.x(etape.valeur),
        }))
        return (
          <>
            <line class="graphique-socle" x1={0} x2={largeur} y1={BAS} y2={BAS} />
            {lieux.slice(1).map(({ x, y, etape }, i) => {
              const avant = lieux[i]
              if (!avant || avant.y === null || y === null) return null
              return (
                <line key={etape.libelle} class="graphique-courbe" x1={avant.x} y1={avant.y} x2={x} y2={y} />
              )
            })}
            {lieux.map(({ etape, x, y }, rang) => (
              <Point key={etape.libelle} premier={rang === 0} libelle={`${etape.libelle} : ${write(etape)}`}>
                <g class={etape.reserve ? 'est-repere' : 'est-sujet'}>
                  <rect class="graphique-prise" x={x - 24} y={4} width={48} height={HAUTEUR - 8} />
                  {y !== null && <circle class="graphique-plein" cx={x} cy={y} r={5.5} />}
                  <text class="graphique-valeur" x={x} y={(y ?? BAS) - 11} text-anchor="middle">
                    {etape.valeur === null ? '–' : nombreCourt(etape.valeur, unite.decimales)}
                  </text>
                  <text class="graphique-nom" x={x} y={HAUTEUR - 6} text-anchor="middle">
                    {etape.libelle}
                  </text>
                </g>
              </Point>
            ))}
          </>
        )
      }}
    />
  )
}
