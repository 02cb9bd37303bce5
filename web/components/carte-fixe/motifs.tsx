import type { Absence } from '../../legende/absences.ts'

/** The patterns of the map (map/motifs.ts), as lines: a tile of 8 pixels each. */
const TRAITS: Record<Exclude<Absence['motif'], 'vide'>, { trace: string; epaisseur: number }> = {
  rayures: { trace: 'M-1 1l2-2M-1 5l6-6M-1 9l10-10M3 9l6-6M7 9l2-2', epaisseur: 1 },
  barres: { trace: 'M-1-1l10 10M-1 7l2 2M7-1l2 2', epaisseur: 1.5 },
  croix: { trace: 'M-1-1l10 10M-1 9l10-10', epaisseur: 0.8 },
  points: { trace: 'M2 2h0M6 2h0M2 6h0M6 6h0', epaisseur: 1.9 },
}

/** Address of the pattern of an absence, inside a drawing. */
export const motifDe = (id: string, motif: Exclude<Absence['motif'], 'vide'>): string =>
  `url(#${id}-${motif})`

/** @param pas units of the drawing in one pixel: patterns keep their size whatever the scale. */
export const Motifs = ({ id, pas }: { id: string; pas: number }) => (
  <defs>
    {Object.entries(TRAITS).map(([motif, { trace, epaisseur }]) => (
      <pattern
        key={motif}
        id={`${id}-${motif}`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${pas})`}
      >
        <path class="fixe-motif" d={trace} stroke-width={epaisseur} stroke-linecap="round" />
      </pattern>
    ))}
  </defs>
)
