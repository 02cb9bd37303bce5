import { semaineScolaire } from '../model/campagne.ts'
import { date, entier, uai } from '../model/lecteurs.ts'
import { type Champ, defineSource, type SourceTabulaire } from '../model/source.ts'

const visites: Champ['lire'] = entier({ min: 0, max: 10_000_000 })

/** School year and rank of each week met: a few hundred for millions of lines. */
const semaines = new Map<string, ReturnType<typeof semaineScolaire>>()
function semaineOf(jour: string) {
  let semaine = semaines.get(jour)
  if (!semaine) {
    semaine = semaineScolaire(jour)
    semaines.set(jour, semaine)
  }
  return semaine
}

export const dnmaProfils = defineSource<SourceTabulaire>({
  id: 'dnma-profils',
  genre: 'tableau',
  referentiel: false,
  titre: 'Audience des espaces numériques de travail, par établissement et par semaine (DNMA)',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-dnma-par-uai-profils/',
  frequence: 'hebdomadaire',
  description:
    'Visites et utilisateurs de l’ENT de chaque établissement, chaque semaine depuis septembre 2019, par profil (élèves, parents, enseignants, administration). L’observatoire en garde une ligne par établissement et par année scolaire.',
  reserve:
    'Noms des colonnes lus sur l’interface du portail, pas dans un fichier. La somme des profils n’atteint pas toujours le total ; les durées, publiées en texte, ne sont pas lues.',
  fichiers: [/dnma-par-uai-profils(?!-appareils).*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.02, remplissage: { visites: 0.9 } },
  reduction: {
    compte: 'semaines',
    rangs: 53,
    rang: ({ semaine }) => semaineOf(semaine as string).rang,
    maximum: ['utilisateurs_pointe'],
  },
  generations: [
    { id: 'libelles', signature: ['UAI', 'debutSemaine'] },
    { id: 'api', signature: ['uai', 'debutsemaine', 'visites_globales'] },
  ],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    semaine: { colonnes: ['debutsemaine'], lire: date, obligatoire: true },
    visites: { colonnes: ['visites_globales'], lire: visites },
    visites_eleves: { colonnes: ['visites_eleve'], lire: visites, facultatif: true },
    visites_parents: { colonnes: ['visites_parent'], lire: visites, facultatif: true },
    visites_enseignants: { colonnes: ['visites_enseignant'], lire: visites, facultatif: true },
    visites_administration: {
      colonnes: ['visites_admin_vie_scol_tech'],
      lire: visites,
      facultatif: true,
    },
    utilisateurs: { colonnes: ['utilisateurs_globales'], lire: visites, facultatif: true },
  },
  ignorees: [
    'academie',
    'commune',
    'departement',
    'region',
    'ministere',
    'circonscription',
    'nature_uai',
    'secteur',
    /^utilisateurs[_ ](eleve|parent|enseignant|admin)/i,
    /^duree[_ ]/i,
  ],
  toReleves({ uai: code, semaine, utilisateurs = null, ...valeurs }) {
    return [
      {
        niveau: 'etablissement',
        code: code as string,
        campagne: semaineOf(semaine as string).campagne,
        valeurs: {
          ...valeurs,
          semaines_actives: valeurs.visites === null ? null : Number(Number(valeurs.visites) > 0),
          utilisateurs_pointe: utilisateurs,
        },
      },
    ]
  },
})
