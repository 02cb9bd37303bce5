/** A list of rules proposed to begin with. */
export interface Preselection {
  titre: string
  description: string
  regles: readonly string[]
}

/** Starting points, to be changed at will: none of them is an official norm. */
export const PRESELECTIONS: readonly Preselection[] = [
  {
    titre: 'Équiper',
    description: 'Un terminal pour cinq élèves à l’école, pour trois au collège et au lycée.',
    regles: ['terminaux_pour_100>=20:ecole', 'terminaux_pour_100>=33:college|lycee'],
  },
  {
    titre: 'Connecter',
    description: 'Une fibre jusqu’au bâtiment, et un accès filtré.',
    regles: ['fibre_etablissement=oui', 'filtrage=oui'],
  },
  {
    titre: 'Servir',
    description: 'Un espace numérique de travail et une charte d’usage.',
    regles: ['ent=oui', 'charte=oui'],
  },
  {
    titre: 'Ensemble',
    description: 'Un terminal pour cinq élèves, la fibre et un espace numérique de travail.',
    regles: ['terminaux_pour_100>=20', 'fibre_etablissement=oui', 'ent=oui'],
  },
]
