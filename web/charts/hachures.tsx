/** The pattern of silence: never a colour, so that it cannot be taken for a class. */
export const Hachures = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="graphique-vide" width="6" height="6" />
      <line class="graphique-hachure" x1="0" x2="0" y1="0" y2="6" />
    </pattern>
  </defs>
)
