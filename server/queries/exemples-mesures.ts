import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { GenreMesure } from '../../data/catalogue/model/mesure.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import type { Chiffre } from '../../data/mots/chiffre.ts'
import { type Observation, synthesize } from '../../data/synthese/synthese.ts'

/** A measure worked out on four invented schools, by the very code that makes the published numbers. */
export interface ExempleMesure {
  indicateur: Indicateur
  /** What each school answered, in words; `null` for the silent one. */
  reponses: readonly (string | null)[]
  chiffre: Chiffre
}

type Lecture = Pick<Observation, 'lecture' | 'numerateur' | 'denominateur'>
interface Enonce {
  indicateur: string
  lectures: readonly Lecture[]
  tell(lecture: Lecture): string
}

const lus = (...valeurs: (string | number)[]): Lecture[] => valeurs.map((lecture) => ({ lecture }))
const rapport = (numerateur: number, denominateur: number): Lecture => ({ numerateur, denominateur })

/** Three schools that answer, on which the mean of ratios would mislead; the fourth says nothing. */
const ENONCES: Record<GenreMesure, Enonce> = {
  part: {
    indicateur: 'fibre_etablissement',
    lectures: lus('fibre', 'adsl', 'fibre'),
    tell: ({ lecture }) => String(lecture),
  },
  ratio: {
    indicateur: 'terminaux_pour_100',
    lectures: [rapport(60, 60), rapport(10, 100), rapport(5, 65)],
    tell: ({ numerateur, denominateur }) => `${numerateur} terminaux, ${denominateur} élèves`,
  },
  repartition: {
    indicateur: 'type_acces',
    lectures: lus('fibre', 'adsl', 'fibre'),
    tell: ({ lecture }) => String(lecture),
  },
  mediane: {
    indicateur: 'debit_constate_median',
    lectures: lus(20, 100, 640),
    tell: ({ lecture }) => `${lecture} Mbit/s`,
  },
  somme: { indicateur: 'eleves', lectures: lus(60, 100, 65), tell: ({ lecture }) => `${lecture} élèves` },
}

/** The worked example of each measure. @throws Error when the catalogue no longer has an indicator they use. */
export function exemplesMesures(): ExempleMesure[] {
  return Object.values(ENONCES).map(({ indicateur: id, lectures, tell }) => {
    const indicateur = findIndicateur(id)
    if (!indicateur) throw new Error(`the worked examples use an unknown indicator: ${id}`)
    const commun = { type: 'ecole', secteur: 'public', sans_objet: false }
    const observations: Observation[] = [
      ...lectures.map((lecture, rang) => ({ ...commun, ...lecture, code: String(rang), repondu: true })),
      { ...commun, code: 'muette', repondu: false },
    ]
    const synthese = synthesize(indicateur, observations)
    return {
      indicateur,
      reponses: [...lectures.map(tell), null],
      chiffre: {
        ...synthese,
        grain: indicateur.grain,
        mesure: indicateur.mesure.genre,
        unite: indicateur.unite,
        couverture: synthese.repondants / synthese.attendus,
      },
    }
  })
}
