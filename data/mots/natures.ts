/** Official kinds of school by their code (nomenclature of the ministry): the annuaire writes them without accents. */
const NATURES: Record<string, string> = {
  101: 'École maternelle',
  103: 'École maternelle d’application',
  151: 'École élémentaire ou primaire',
  153: 'École élémentaire d’application',
  162: 'École élémentaire spécialisée',
  300: 'Lycée général et technologique',
  301: 'Lycée technologique',
  302: 'Lycée général',
  306: 'Lycée polyvalent',
  320: 'Lycée professionnel',
  334: 'Section d’enseignement professionnel',
  335: 'Section d’enseignement général et technologique',
  340: 'Collège',
  370: 'Établissement régional d’enseignement adapté',
}

/** `LYCEE CLIMATIQUE` → `Lycee climatique`: the annuaire shouts. */
const set = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1).toLowerCase()

/** The kind of a school as a reader says it; the label of the annuaire when the code is not known, `null` without either. */
export const ditNatureEcole = (code: string | null, libelle: string | null): string | null =>
  NATURES[code ?? ''] ?? (libelle && set(libelle))
