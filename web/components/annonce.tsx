/** What moves on the page, told to a screen reader and not shown: it stands beside what shows it. */
export const Annonce = ({ texte }: { texte: string }) => (
  <p class="hors-ecran" role="status">
    {texte}
  </p>
)

/** How far something is, in whole tenths: what is told again at each look would not let anything else be heard. */
export const dixiemes = (avancement: number): number => 10 * Math.floor(10 * avancement)
