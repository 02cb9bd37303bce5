import { CAMPAGNE_REFERENTIEL } from '../model/campagne.ts'
import { codeCommune, decimal, entier, texte } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'

const euros = decimal({ min: 0, max: 1e9 })

export const sneeCollectivites = defineSource<SourceTabulaire>({
  id: 'snee-collectivites',
  genre: 'tableau',
  referentiel: true,
  titre: 'Socle numérique dans les écoles élémentaires : collectivités signataires',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-aap-snee-collectivites/',
  frequence: 'ponctuelle',
  description:
    'Conventions signées par les communes et leurs groupements : écoles concernées, dépenses et subvention de l’État. Chaque convention est rattachée à la commune du siège du signataire.',
  reserve: 'La licence n’est pas renseignée sur le portail : celle du portail est supposée.',
  fichiers: [/aap-snee-collectivites.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: '2024', signature: ['siren_signataire_de_la_convention', 'code_commune_siege', 'nombre_d_ecoles'] },
  ],
  champs: {
    commune: { colonnes: ['code_commune_siege'], lire: codeCommune, obligatoire: true },
    siren: { colonnes: ['siren_signataire_de_la_convention'], lire: siren, obligatoire: true },
    signataire: { colonnes: ['raison_sociale_du_signataire_de_la_convention'], lire: texte(300) },
    communes: { colonnes: ['nombre_de_communes'], lire: entier({ min: 0, max: 2000 }) },
    ecoles: { colonnes: ['nombre_d_ecoles'], lire: entier({ min: 0, max: 2000 }) },
    depenses: { colonnes: ['depenses_realisees_par_la_collectivite'], lire: euros },
    subvention: { colonnes: ['montant_de_la_subvention'], lire: euros },
  },
  // `code_region` is 00 for several overseas collectivities at once: never a key.
  ignorees: [
    'code_region',
    'region_academique_ou_com',
    'code_academie',
    'academie',
    'code_departement',
    'departement',
    'nom_officiel_commune_siege',
    'position',
  ],
  toReleves({ commune, siren: signataire, ...valeurs }, contexte) {
    const territoire = contexte.commune(commune as string)
    if (territoire instanceof Refus) return territoire
    return [
      {
        niveau: 'commune',
        code: territoire.commune,
        // A town and a group of towns may sign from the same town hall, and a few signed twice.
        cle: [commune, signataire, valeurs.ecoles, valeurs.subvention].join('|'),
        campagne: CAMPAGNE_REFERENTIEL,
        valeurs: { siren: signataire ?? null, ...valeurs },
      },
    ]
  },
})

/** SIREN of the signatory: nine digits. */
function siren(cellule: string) {
  const digits = cellule.replace(/\s/g, '')
  return /^\d{9}$/.test(digits) ? digits : new Refus('siren_illisible', 'un SIREN est fait de 9 chiffres')
}
