/** Lines drawn before and after those in sight: scrolling a little shows no gap. */
const MARGE = 12
/** The window moves by steps: most pixels of a scroll change nothing. */
const PAS = 8

/** Lines that exist: those in sight, and a margin. */
export function fenetreOf(
  haut: number,
  visibles: number,
  hauteur: number,
  total: number,
): { debut: number; fin: number } {
  const premiere = Math.floor(haut / hauteur / PAS) * PAS
  const debut = Math.max(0, Math.min(premiere - MARGE, total))
  return { debut, fin: Math.min(total, premiere + visibles + PAS + MARGE) }
}

/** Where to scroll so that a line is in sight: nowhere when it is, a little when it is near, to its middle when far. */
export function placeVoulue(
  { haut, taille }: { haut: number; taille: number },
  place: number,
  hauteur: number,
): number {
  const [dessus, dessous] = [place * hauteur, (place + 1) * hauteur]
  if (dessus >= haut && dessous <= haut + taille) return haut
  const loin = dessus < haut - taille || dessous > haut + 2 * taille
  if (loin) return Math.max(0, dessus - taille / 2)
  return dessus < haut ? dessus : dessous - taille
}
