import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { tableauGar } from './shared/gar.ts'

export const garAffectations = defineSource<SourceTabulaire>({
  id: 'gar-affectations',
  titre: 'Gestionnaire d’accès aux ressources : affectations par académie',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-gar-affectations_academie2024-2025/',
  frequence: 'annuelle',
  description:
    'Nombre de droits d’accès à une ressource attribués à un utilisateur par le GAR, tel que publié par académie.',
  reserve:
    'Nom de la colonne de mesure lu sur l’interface du portail. L’année est lue dans le nom du fichier, ou donnée à l’import.',
  fichiers: [/gar-affectations_academie.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 25, rejetsMax: 0 },
  ...tableauGar('affectations'),
})
