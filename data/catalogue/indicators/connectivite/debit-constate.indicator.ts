import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const debitConstate = defineIndicateur({
  id: 'debit_constate',
  composante: 'connectivite',
  libelle: 'Débit constaté, par tranche',
  libelleEcole: 'Tranche de débit constaté',
  definition:
    'Répartition des établissements selon le débit descendant qu’ils mesurent. À 2 Mbit/s une classe ne peut pas regarder une vidéo ensemble ; à partir de 30 Mbit/s plusieurs classes travaillent en ligne en même temps.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: champEnquete('debit_constate_descendant'),
    classes: [
      { id: 'moins_de_2', libelle: 'Moins de 2 Mbit/s', min: 0 },
      { id: 'de_2_a_8', libelle: 'De 2 à 8 Mbit/s', min: 2 },
      { id: 'de_8_a_30', libelle: 'De 8 à 30 Mbit/s', min: 8 },
      { id: 'de_30_a_100', libelle: 'De 30 à 100 Mbit/s', min: 30 },
      { id: 'de_100_a_1000', libelle: 'De 100 Mbit/s à 1 Gbit/s', min: 100 },
      { id: '1000_et_plus', libelle: '1 Gbit/s et plus', min: 1000 },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Le débit est mesuré un jour donné, sur un poste : il dépend de l’heure, du réseau interne et de l’outil de mesure.',
    DECLARATIF,
  ],
})
