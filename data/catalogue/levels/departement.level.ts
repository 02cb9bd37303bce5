import { defineNiveau } from '../model/niveau.ts'

export const departement = defineNiveau({
  id: 'departement',
  libelle: { singulier: 'département', pluriel: 'départements', article: 'le' },
  rang: 4,
  parents: ['region', 'academie', 'pays'],
  competence: 'college',
  code: /^(\d{2}|2[AB]|9\d{2})$/,
  carte: true,
})
