import { defineNiveau } from '../model/niveau.ts'

export const circonscription = defineNiveau({
  id: 'circonscription',
  libelle: {
    singulier: 'circonscription du premier degré',
    pluriel: 'circonscriptions du premier degré',
    article: 'la',
  },
  rang: 5,
  parents: ['departement', 'academie', 'pays'],
  competence: null,
  code: /^\d{7}[A-Z]$/,
  carte: false,
})
