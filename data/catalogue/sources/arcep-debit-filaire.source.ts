import { type Champs, defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'
import { CHAMPS_ARCEP, IGNOREES_ARCEP, locaux, releveCommune } from './shared/arcep.ts'

/** Cumulative classes, each a part of the one before: premises eligible for at least so many Mbit/s. */
const CLASSES = {
  locaux: 'nbr',
  locaux_3: 'elig_hd3',
  locaux_8: 'elig_bhd8',
  locaux_30: 'elig_thd30',
  locaux_100: 'elig_thd100',
  locaux_1000: 'elig_thd1g',
} as const
type Classe = keyof typeof CLASSES

export const arcepDebitFilaire = defineSource<SourceTabulaire>({
  id: 'arcep-debit-filaire',
  genre: 'tableau',
  referentiel: false,
  titre: 'Ma connexion internet : débits filaires par commune',
  producteur: 'Arcep',
  licence: 'licence-ouverte-2.0',
  url: 'https://www.data.gouv.fr/fr/datasets/ma-connexion-internet/',
  frequence: 'trimestrielle',
  description:
    'Nombre de locaux de chaque commune éligibles à 3, 8, 30, 100 Mbit/s et 1 Gbit/s par un réseau filaire (fibre, câble, cuivre), sans satellite ni 4G fixe. Les classes sont cumulées : un local éligible à 100 Mbit/s l’est aussi à 30.',
  reserve:
    'En-tête lu dans du code public, pas dans un fichier : une colonne inconnue donne un avertissement.',
  fichiers: [/commune_debit_filaire.*\.csv(\.gz)?$/i],
  assertions: {
    lignesMin: 1,
    rejetsMax: 0.01,
    remplissage: { locaux_8: 0.95, locaux_30: 0.95, locaux_100: 0.95, locaux_1000: 0.95 },
  },
  generations: [{ id: '2026', signature: ['code_insee', 'inel_hd', 'elig_hd3', 'elig_thd1g'] }],
  champs: {
    ...CHAMPS_ARCEP,
    locaux_sans_debit: { colonnes: ['inel_hd'], lire: locaux },
    locaux_3: { colonnes: [CLASSES.locaux_3], lire: locaux },
    locaux_8: { colonnes: [CLASSES.locaux_8], lire: locaux },
    locaux_30: { colonnes: [CLASSES.locaux_30], lire: locaux },
    locaux_100: { colonnes: [CLASSES.locaux_100], lire: locaux },
    locaux_1000: { colonnes: [CLASSES.locaux_1000], lire: locaux },
  },
  ignorees: [...IGNOREES_ARCEP, 'elig_hd05'],
  toReleves(champs, contexte) {
    const { commune: _commune, type: _type, date: _date, ...classes } = champs
    return increasingClass(champs) ?? releveCommune(champs, contexte, classes)
  },
})

/** The first class that holds more premises than the one it is a part of. */
function increasingClass(champs: Champs): Refus | null {
  let wider = Number.POSITIVE_INFINITY
  for (const [classe, colonne] of Object.entries(CLASSES) as [Classe, string][]) {
    const count = champs[classe] ?? null
    if (count === null) continue
    if (Number(count) > wider) {
      return new Refus(
        'classes_croissantes',
        `${count} locaux, plus que les ${wider} de la classe dont celle-ci est une partie`,
        colonne,
      )
    }
    wider = Number(count)
  }
  return null
}
