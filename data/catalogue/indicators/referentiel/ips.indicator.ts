import { defineIndicateur } from '../../model/indicateur.ts'

export const ips = defineIndicateur({
  id: 'ips',
  composante: 'referentiel',
  libelle: 'Indice de position sociale (médiane)',
  libelleEcole: 'Indice de position sociale',
  definition:
    'L’indice de position sociale résume les conditions socio-économiques des familles d’un établissement. La moitié des établissements du territoire est au-dessus de la valeur affichée.',
  definitionEcole:
    'L’indice de position sociale résume les conditions socio-économiques des familles d’un établissement.',
  unite: { id: 'indice', singulier: '', pluriel: '', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee'],
  mesure: {
    genre: 'mediane',
    lecture: { genre: 'champ', champ: 'ips', sources: ['ips-ecoles', 'ips-colleges', 'ips-lycees'] },
  },
  legende: { genre: 'divergente', seuils: [80, 90, 97, 109, 116, 126], reference: 103 },
  polarite: 'neutre',
  repondantsMin: 1,
  ruptures: [
    {
      campagne: '2022',
      motif:
        'L’indice a été actualisé : ses valeurs de référence viennent de données de 2016 et de 2020, au lieu de 2008 ; elles vont de 45 à 185, au lieu de 38 à 179 (DEPP, Indice de position sociale : actualisation 2022).',
    },
  ],
  precautions: ['Les plus petites écoles n’ont pas d’indice publié : elles comptent comme non communiquées.'],
})
