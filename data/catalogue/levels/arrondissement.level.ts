import { defineNiveau } from '../model/niveau.ts'

export const arrondissement = defineNiveau({
  id: 'arrondissement',
  libelle: { singulier: 'arrondissement', pluriel: 'arrondissements', article: 'l’' },
  rang: 8,
  parents: ['commune', 'departement', 'pays'],
  competence: null,
  code: /^\d{5}$/,
  carte: false,
})
