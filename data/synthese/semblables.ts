/** A territory described by numbers; a missing one is left out of its comparisons. */
export interface Profil<C extends string> {
  code: string
  nom: string
  criteres: Record<C, number | null>
}

/**
 * The profiles most like one of them: root mean square of the differences, each in standard deviations of its
 * criterion over all profiles. Criteria that one of the two lacks do not count; profiles that share none are left out.
 * @param echelle how a criterion is read before it is compared (populations by their logarithm).
 */
export function semblables<C extends string>(
  cible: Profil<C>,
  profils: readonly Profil<C>[],
  echelle: Record<C, (valeur: number) => number>,
): (Profil<C> & { distance: number })[] {
  const criteres = Object.keys(echelle) as C[]
  const lu = ({ criteres: c }: Profil<C>, nom: C) => {
    const valeur = c[nom]
    return valeur === null ? null : echelle[nom](valeur)
  }
  const ecarts = new Map(
    criteres.map((nom) => [nom, ecartType(profils.flatMap((profil) => lu(profil, nom) ?? []))]),
  )
  return profils
    .filter(({ code }) => code !== cible.code)
    .flatMap((profil) => {
      const carres = criteres.flatMap((nom) => {
        const [ici, autre, ecart] = [lu(cible, nom), lu(profil, nom), ecarts.get(nom) ?? 0]
        if (ici === null || autre === null || ecart === 0) return []
        return ((ici - autre) / ecart) ** 2
      })
      return carres.length === 0 ? [] : { ...profil, distance: Math.sqrt(moyenne(carres)) }
    })
    .sort((a, b) => a.distance - b.distance || a.code.localeCompare(b.code))
}

const moyenne = (valeurs: readonly number[]): number => valeurs.reduce((a, b) => a + b, 0) / valeurs.length

function ecartType(valeurs: readonly number[]): number {
  if (valeurs.length < 2) return 0
  const centre = moyenne(valeurs)
  return Math.sqrt(moyenne(valeurs.map((valeur) => (valeur - centre) ** 2)))
}
