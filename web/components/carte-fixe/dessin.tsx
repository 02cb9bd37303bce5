import { useId } from 'preact/hooks'
import { ABSENCES } from '../../legende/absences.ts'
import { pointOf, type Serie } from '../../legende/serie.ts'
import type { Cadre } from '../../map/fixe/cadre.ts'
import {
  auNiveau,
  contours,
  frontieresNiveau,
  frontieresRegions,
  isDessinable,
} from '../../state/contours.ts'
import { serie } from '../../state/donnees.ts'
import { Motifs, motifDe } from './motifs.tsx'

interface Props {
  cadre: Cadre
  /** What it shows, for whoever does not see it; absent when something else says it. */
  titre?: string
  /** Départements drawn; all of them by default. */
  seulement?: ReadonlySet<string>
  /** Code, at the level on screen, outlined above the others. */
  designe?: string | null
}

/**
 * France by département, or by what départements are part of, without any map engine: on screen before it arrives,
 * where it cannot run, and on paper.
 */
export function Dessin({ cadre, titre, seulement, designe = null }: Props) {
  const id = useId()
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  const shown = serie.value
  const colore = shown && isDessinable(shown.valeurs.niveau) ? shown : null
  const formes = codes.flatMap((code, i) => {
    if (seulement && !seulement.has(code)) return []
    const groupe = colore ? auNiveau(code, colore.valeurs.niveau)?.code : code
    return [{ code, trace: traces[i] ?? '', groupe }]
  })
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
      {formes.map(({ code, trace, groupe }) => {
        const teinte = colore && groupe !== undefined ? teinteOf(colore, groupe, id) : {}
        return (
          <g key={code} data-code={groupe} data-departement={code}>
            <path
              class="fixe-aire"
              d={trace}
              {...(teinte.fond && { fill: teinte.fond })}
              // Parts of one territory: the line between them takes its colour.
              {...(teinte.fond && groupe !== code && { stroke: teinte.fond })}
            />
            {teinte.motif && <path d={trace} fill={teinte.motif} />}
          </g>
        )
      })}
      <path class="fixe-trait" d={frontieresNiveau.value} />
      <path class="fixe-frontiere" d={frontieresRegions.value} />
      {designe !== null &&
        formes
          .filter(({ groupe }) => groupe === designe)
          .map(({ code, trace }) => <path key={code} class="fixe-designe" d={trace} />)}
    </svg>
  )
}

/** Colour of a code, and the pattern drawn over it when it has no solid value. */
function teinteOf(shown: Serie, code: string, id: string): { fond?: string | undefined; motif?: string } {
  const { classe } = pointOf(shown, code)
  const couleur = shown.classement.classes[classe]?.couleur
  if (couleur) return { fond: couleur }
  const motif = ABSENCES.find((absence) => absence.id === classe)?.motif
  return motif && motif !== 'vide' ? { fond: 'var(--absence)', motif: motifDe(id, motif) } : {}
}
