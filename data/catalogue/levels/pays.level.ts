import { defineNiveau } from '../model/niveau.ts'

export const pays = defineNiveau({
  id: 'pays',
  libelle: { singulier: 'pays', pluriel: 'pays', article: 'le' },
  rang: 0,
  parents: [],
  competence: null,
  code: /^FR$/,
  carte: false,
})
