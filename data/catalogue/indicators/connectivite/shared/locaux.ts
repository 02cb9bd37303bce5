import type { z } from 'zod'
import type { indicateurSchema } from '../../../model/indicateur.ts'

type Declaration = z.input<typeof indicateurSchema>

/**
 * What every share of the premises of a commune has in common.
 * @param champ field that counts the premises of the share; `locaux` counts them all in the same source.
 */
export function partDesLocaux(
  source: string,
  champ: string,
): Pick<
  Declaration,
  'composante' | 'unite' | 'grain' | 'population' | 'mesure' | 'repondantsMin' | 'precautions'
> {
  return {
    composante: 'connectivite',
    unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
    grain: 'commune',
    population: ['ecole', 'college', 'lycee', 'erea'],
    mesure: {
      genre: 'ratio',
      numerateur: { genre: 'champ', champ, sources: [source] },
      denominateur: { genre: 'champ', champ: 'locaux', sources: [source] },
      facteur: 100,
    },
    repondantsMin: 1,
    precautions: [
      'Connectivité possible des logements et locaux professionnels de la commune : elle ne dit pas à quoi l’établissement est abonné.',
      'Une part inférieure à 100 % n’est jamais arrondie à 100 %.',
    ],
  }
}
