import { defineNiveau } from '../model/niveau.ts'

export const commune = defineNiveau({
  id: 'commune',
  libelle: { singulier: 'commune', pluriel: 'communes', article: 'la' },
  rang: 7,
  parents: ['departement', 'epci', 'academie', 'region', 'pays'],
  competence: 'ecole',
  code: /^(\d{5}|2[AB]\d{3})$/,
  carte: true,
})
