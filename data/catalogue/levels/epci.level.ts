import { defineNiveau } from '../model/niveau.ts'

export const epci = defineNiveau({
  id: 'epci',
  libelle: { singulier: 'intercommunalité', pluriel: 'intercommunalités', article: 'l’' },
  rang: 6,
  parents: ['departement', 'region', 'pays'],
  competence: null,
  code: /^\d{9}$/,
  carte: true,
})
