import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const educonnect = defineIndicateur({
  id: 'educonnect',
  composante: 'services',
  libelle: 'Établissements qui utilisent ÉduConnect',
  libelleEcole: 'ÉduConnect',
  definition:
    'Part des établissements dont les familles ou les élèves se connectent par ÉduConnect, le compte unique du ministère.',
  predicat: 'utilisent ÉduConnect',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('educonnect'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [10, 25, 50, 75, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: ['ÉduConnect se déploie depuis 2019 : la question ne se pose pas avant.', DECLARATIF],
})
