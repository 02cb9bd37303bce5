/** Natures as the official geographic code abbreviates them. */
const NATURES: Record<string, string> = {
  region: 'région',
  departement: 'département',
  collectivite: 'collectivité',
  CC: 'communauté de communes',
  CA: 'communauté d’agglomération',
  CU: 'communauté urbaine',
  METRO: 'métropole',
  MET69: 'métropole de Lyon',
}

/** The nature of a territory as a reader says it; its level when the nature is not published. */
export const ditNature = (nature: string | null, niveau: string): string =>
  nature === null ? niveau : (NATURES[nature] ?? nature)
