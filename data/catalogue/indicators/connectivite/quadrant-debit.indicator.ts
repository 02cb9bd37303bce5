import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const quadrantDebit = defineIndicateur({
  id: 'quadrant_debit',
  composante: 'connectivite',
  libelle: 'Débit possible et débit constaté',
  definition:
    'Croise ce que la commune permet (80 % au moins des locaux raccordables à la fibre, ou moins) et ce que l’établissement mesure (30 Mbit/s au moins, ou moins). Les établissements lents d’une commune fibrée peuvent être raccordés dès maintenant.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: {
      genre: 'croisement',
      potentiel: {
        numerateur: { genre: 'champ', champ: 'locaux_raccordables', sources: ['arcep-ftth-2018'] },
        denominateur: { genre: 'champ', champ: 'locaux', sources: ['arcep-logements-2018'] },
        seuil: 80,
      },
      constate: { lecture: champEnquete('debit_constate_descendant'), seuil: 30 },
    },
    classes: [
      { id: 'fort_rapide', libelle: 'Commune fibrée, établissement rapide' },
      { id: 'fort_lent', libelle: 'Commune fibrée, établissement lent' },
      { id: 'faible_rapide', libelle: 'Commune peu fibrée, établissement rapide' },
      { id: 'faible_lent', libelle: 'Commune peu fibrée, établissement lent' },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Le débit possible est celui de la commune entière au dernier trimestre connu : l’école peut se trouver dans un quartier que la fibre n’a pas atteint, et la fibre a pu arriver depuis.',
    DECLARATIF,
  ],
})
