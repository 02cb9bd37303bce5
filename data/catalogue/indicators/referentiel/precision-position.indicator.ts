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
      { id: 'numero', libelle: 'Au numéro' },
      { id: 'rue', libelle: 'À la rue' },
      { id: 'lieu_dit', libelle: 'Au lieu-dit' },
      { id: 'commune', libelle: 'Centre de la commune' },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
})
