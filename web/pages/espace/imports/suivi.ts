import { useEffect } from 'preact/hooks'

/** Between two looks at what is under way: milliseconds. */
const CADENCE_MS = 2000

/** Looks again and again at what is under way, as long as it is. */
export function useSuivi(enCours: boolean, recharger: () => void): void {
  useEffect(() => {
    if (!enCours) return
    const tour = setInterval(recharger, CADENCE_MS)
    return () => clearInterval(tour)
  }, [enCours, recharger])
}
