import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const typeAcces = defineIndicateur({
  id: 'type_acces',
  composante: 'connectivite',
  libelle: 'Type d’accès à internet',
  definition:
    'Répartition des établissements selon leur accès principal à internet : fibre, ligne de cuivre, réseau mobile, satellite, autre, ou aucun accès.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: champEnquete('type_acces'),
    classes: [
      { id: 'fibre', libelle: 'Fibre optique' },
      { id: 'adsl', libelle: 'ADSL ou VDSL (cuivre)' },
      { id: '4g', libelle: '4G ou 5G fixe' },
      { id: 'satellite', libelle: 'Satellite' },
      { id: 'autre', libelle: 'Autre' },
      { id: 'aucun', libelle: 'Aucun accès' },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
