import { codeCommune, entier, enumere } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Ignore, Refus } from '../model/valeur.ts'

/** The three quarters of the file, by field. */
const TRIMESTRES = { t3_2017: '2017-T3', t4_2017: '2017-T4', t1_2018: '2018-T1' } as const

export const arcepFtth2018 = defineSource<SourceTabulaire>({
  id: 'arcep-ftth-2018',
  genre: 'tableau',
  referentiel: false,
  titre: 'Observatoire du très haut débit : locaux raccordables FttH (2018)',
  producteur: 'Arcep',
  licence: 'licence-ouverte-2.0',
  url: 'https://www.data.gouv.fr/fr/datasets/le-marche-du-haut-et-tres-haut-debit-fixe-deploiements/',
  frequence: 'ponctuelle',
  description:
    'Nombre de locaux raccordables à la fibre jusqu’à l’abonné, par commune, sur trois trimestres.',
  fichiers: [/ftth_communes.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2018-T1', signature: ['Champ', 'T3 2017', 'T4 2017', 'T1 2018'] }],
  champs: {
    commune: { colonnes: ['Code commune'], lire: codeCommune, obligatoire: true },
    champ: {
      colonnes: ['Champ'],
      lire: enumere({ 'Locaux Raccordables': 'locaux', Catégorie: 'categorie' }),
      obligatoire: true,
    },
    t3_2017: { colonnes: ['T3 2017'], lire: entier({ min: 0, max: 5_000_000 }) },
    t4_2017: { colonnes: ['T4 2017'], lire: entier({ min: 0, max: 5_000_000 }) },
    t1_2018: { colonnes: ['T1 2018'], lire: entier({ min: 0, max: 5_000_000 }) },
  },
  ignorees: [],
  toReleves(champs, contexte) {
    if (champs.champ === 'categorie') {
      return new Ignore('categorie', 'tranche arrondie du taux : le nombre de locaux, exact, est chargé')
    }
    const territoire = contexte.commune(champs.commune as string)
    if (territoire instanceof Refus) return territoire
    return Object.entries(TRIMESTRES).map(([champ, campagne]) => ({
      niveau: 'commune',
      code: territoire.commune,
      cle: champs.commune as string,
      campagne,
      valeurs: { locaux_raccordables: champs[champ] ?? null },
    }))
  },
})
