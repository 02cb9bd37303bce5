import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { tableauGar } from './shared/gar.ts'

export const garAcces = defineSource<SourceTabulaire>({
  id: 'gar-acces',
  titre: 'Gestionnaire d’accès aux ressources : accès par académie',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-gar-acces_academie/',
  frequence: 'annuelle',
  description:
    'Nombre d’accès réussis à une ressource numérique par le GAR pendant l’année scolaire, tel que publié par académie.',
  reserve:
    'Nom de la colonne de mesure lu sur l’interface du portail. L’année est lue dans le nom du fichier, ou donnée à l’import.',
  fichiers: [/gar-acces_academie.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 25, rejetsMax: 0 },
  ...tableauGar('acces'),
})
