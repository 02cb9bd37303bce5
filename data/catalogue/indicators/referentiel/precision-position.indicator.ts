import { defineIndicateur } from '../../model/indicateur.ts'

export const precisionPosition = defineIndicateur({
  id: 'precision_position',
  composante: 'referentiel',
  libelle: 'Précision de la position',
  definition:
    'Répartition des établissements selon la précision de leur position, du numéro de rue au centre de la commune.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: { genre: 'attribut', attribut: 'position_precision' },
    classes: [
      { id: 'numero', libelle: 'Au numéro', rang: 3 },
      { id: 'rue', libelle: 'À la rue', rang: 2 },
      { id: 'lieu_dit', libelle: 'Au lieu-dit', rang: 1 },
      { id: 'commune', libelle: 'Centre de la commune', rang: 0 },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
})
