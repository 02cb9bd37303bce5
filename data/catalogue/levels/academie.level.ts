import { defineNiveau } from '../model/niveau.ts'

export const academie = defineNiveau({
  id: 'academie',
  libelle: { singulier: 'académie', pluriel: 'académies', article: 'l’' },
  rang: 3,
  parents: ['region_academique', 'pays'],
  competence: null,
  code: /^\d{2}$/,
  carte: true,
})
