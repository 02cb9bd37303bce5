import { defineNiveau } from '../model/niveau.ts'

export const regionAcademique = defineNiveau({
  id: 'region_academique',
  libelle: { singulier: 'région académique', pluriel: 'régions académiques', article: 'la' },
  rang: 2,
  parents: ['pays'],
  competence: null,
  code: /^[0-9A-Z]{2,3}$/,
  carte: true,
})
