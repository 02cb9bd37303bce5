import { codeCommune, entier } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'

export const arcepLogements2018 = defineSource<SourceTabulaire>({
  id: 'arcep-logements-2018',
  genre: 'tableau',
  referentiel: false,
  titre: 'Observatoire du très haut débit : logements et établissements des communes (2018)',
  producteur: 'Arcep',
  licence: 'licence-ouverte-2.0',
  url: 'https://www.data.gouv.fr/fr/datasets/le-marche-du-haut-et-tres-haut-debit-fixe-deploiements/',
  frequence: 'ponctuelle',
  description:
    'Nombre de logements et d’établissements de chaque commune : le dénominateur du taux de raccordables.',
  fichiers: [/communes_logements.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2018-T1', signature: ['Logements', 'Établissements', 'OI 2018 T1'] }],
  champs: {
    commune: { colonnes: ['Code commune'], lire: codeCommune, obligatoire: true },
    logements: { colonnes: ['Logements'], lire: entier({ min: 0, max: 5_000_000 }) },
    etablissements: { colonnes: ['Établissements'], lire: entier({ min: 0, max: 5_000_000 }) },
  },
  ignorees: [
    'Nom commune',
    'Code région',
    'Code département',
    'Siren EPCI',
    'Zones très denses',
    'Engagements L. 33-13',
    'Intentions privées hors engagement L. 33-13',
    'Commune rurale',
    'Commune de montagne',
    'OI 2018 T1',
  ],
  toReleves(champs, contexte) {
    const territoire = contexte.commune(champs.commune as string)
    if (territoire instanceof Refus) return territoire
    // The file is written in accounting format: a dash there is a zero, not a missing answer.
    const logements = Number(champs.logements ?? 0)
    const etablissements = Number(champs.etablissements ?? 0)
    return [
      {
        niveau: 'commune',
        code: territoire.commune,
        cle: champs.commune as string,
        campagne: '2018-T1',
        valeurs: { logements, etablissements, locaux: logements + etablissements },
      },
    ]
  },
})
