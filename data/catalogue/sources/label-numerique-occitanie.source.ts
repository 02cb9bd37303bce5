import { texte, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'
import { participation } from './shared/participation.ts'

export const labelNumeriqueOccitanie = defineSource<SourceTabulaire>({
  id: 'label-numerique-occitanie',
  genre: 'tableau',
  referentiel: true,
  titre: 'Label numérique des lycées d’Occitanie',
  producteur: 'Région académique Occitanie',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-occitanie-label-numerique-lycee/',
  frequence: 'annuelle',
  description: 'Lycées d’Occitanie qui ont obtenu le label « lycée numérique », avec leur niveau et l’année.',
  reserve: 'Noms des colonnes lus dans du code public, pas dans un fichier.',
  fichiers: [/occitanie-label-numerique-lycee.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: 'api', signature: ['rne', 'label', 'annee'] }],
  champs: {
    uai: { colonnes: ['rne'], lire: uai, obligatoire: true },
    niveau_label: { colonnes: ['label', 'Niveau de Label'], lire: texte(60) },
    debut: { colonnes: ['annee'], lire: annee, facultatif: true },
  },
  ignorees: ['localite', 'departement', 'nom_etablissement', 'position'],
  toReleves: ({ uai: code, ...valeurs }) => [
    participation({ niveau: 'etablissement', code: code as string }, 'label_numerique', valeurs),
  ],
})

/** Year of the label (`2018`, `2018-2019`, `2018.0`), the first when two are given. */
function annee(cellule: string) {
  const found = /^(20\d{2})(\.0|\s*[-/]\s*(20)?\d{2})?$/.exec(cellule.trim())?.[1]
  return found ?? new Refus('annee_illisible', 'une année est attendue')
}
