/** Drawn here on a 20 px grid, one stroke: no icon set is worth its weight for so few signs. */
const TRACES = {
  loupe: 'M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zm3.6 8.6L16.5 16.5',
  fermer: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  moins: 'M4 10h12',
  cadrer: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  bas: 'M5 7.5l5 5 5-5',
  haut: 'M5 12.5l5-5 5 5',
  carte: 'M3 5.5l4.5-2 5 2 4.5-2v11l-4.5 2-5-2-4.5 2zM7.5 3.5v11M12.5 5.5v11',
  tableau: 'M3.5 4.5h13v11h-13zM3.5 8h13M3.5 11.7h13M8 8v7.5',
  gauche: 'M12.5 5l-5 5 5 5',
  droite: 'M7.5 5l5 5-5 5',
  lecture: 'M6.5 4.5l9 5.5-9 5.5z',
  pause: 'M7 4.5v11M13 4.5v11',
  lien: 'M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7',
  position: 'M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3M10 5.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  copier: 'M7 7h9v9.5H7zM13 7V3.5H4V13h3',
  imprimer: 'M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6z',
  integrer: 'M7 6L3 10l4 4M13 6l4 4-4 4',
  telecharger: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
  info: 'M10 9v5M10 6.2v.4M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
  alerte: 'M10 3.5l7 12.5H3zM10 8.5v3.5M10 13.9v.3',
  drapeau: 'M5 17V3.5h9.5l-2 3.5 2 3.5H5',
  ecole: 'M3 16h14M5 16V9l5-4 5 4v7M8.5 16v-4h3v4M10 5V2.5h3',
} as const
export type NomIcone = keyof typeof TRACES

/** A sign beside words; never alone without a label. */
export const Icone = ({ nom }: { nom: NomIcone }) => (
  <svg class="icone" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={TRACES[nom]} />
  </svg>
)
