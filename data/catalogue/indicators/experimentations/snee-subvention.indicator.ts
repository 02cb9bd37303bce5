import { defineIndicateur } from '../../model/indicateur.ts'

export const sneeSubvention = defineIndicateur({
  id: 'snee_subvention',
  composante: 'experimentations',
  libelle: 'Subventions du socle numérique (SNEE)',
  definition:
    'Montant des subventions de l’État aux communes et à leurs groupements pour équiper leurs écoles élémentaires, dans le plan de relance de 2021.',
  unite: { id: 'nombre', singulier: 'euro', pluriel: 'euros', decimales: 0 },
  grain: 'commune',
  population: ['ecole'],
  mesure: {
    genre: 'somme',
    lecture: { genre: 'champ', champ: 'subvention', sources: ['snee-collectivites'], absent: '0' },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Une convention est comptée à la commune du siège de son signataire, même quand il groupe plusieurs communes : le montant d’une commune se lit à partir de l’EPCI ou du département.',
    'La liste des conventions est complète : une commune qui n’y figure pas n’a pas signé elle-même.',
  ],
})
