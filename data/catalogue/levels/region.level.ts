import { defineNiveau } from '../model/niveau.ts'

export const region = defineNiveau({
  id: 'region',
  libelle: { singulier: 'région', pluriel: 'régions', article: 'la' },
  rang: 1,
  parents: ['pays'],
  competence: 'lycee',
  code: /^(\d{2}|9\d{2})$/,
  carte: true,
})
