import { CAMPAGNE_REFERENTIEL } from '../model/campagne.ts'
import { booleen, codeCommune, date, decimal, departement, enumere, texte, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Ignore, Refus } from '../model/valeur.ts'
import { PRECISIONS } from './shared/precisions.ts'

/** Kinds of structure that the annuaire lists and the observatory does not follow. */
const HORS_PERIMETRE: Record<string, string> = {
  'Service Administratif': 'service administratif',
  'Médico-social': 'établissement médico-social',
  'Information et orientation': 'centre d’information et d’orientation',
  Autre: 'autre structure',
}

export const annuaire = defineSource<SourceTabulaire>({
  id: 'annuaire',
  genre: 'tableau',
  referentiel: true,
  titre: 'Annuaire de l’éducation',
  producteur: 'Ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-annuaire-education/',
  frequence: 'continue',
  description:
    'Liste des écoles, collèges et lycées ouverts : identité, type, secteur, commune, position, rattachements.',
  fichiers: [/annuaire[-_].*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, perteMax: 0.1, rejetsMax: 0.05, remplissage: { nom: 0.99 } },
  generations: [
    { id: '2026', signature: ['Code_postal', 'coordX_origine', 'multi_uai'] },
    {
      id: '2023',
      signature: ['Code postal', 'coordonnee_X', 'etablissement_multi_lignes', 'Nombre_d_eleves'],
    },
    { id: 'api-2026', signature: ['identifiant_de_l_etablissement', 'coordx_origine', 'multi_uai'] },
  ],
  champs: {
    uai: { colonnes: ['Identifiant_de_l_etablissement'], lire: uai, obligatoire: true },
    nom: { colonnes: ['Nom_etablissement'], lire: texte(300) },
    type: {
      colonnes: ['Type_etablissement'],
      lire: enumere({
        Ecole: 'ecole',
        Collège: 'college',
        Lycée: 'lycee',
        EREA: 'erea',
        ...Object.fromEntries(Object.keys(HORS_PERIMETRE).map((key) => [key, key])),
      }),
      obligatoire: true,
    },
    secteur: {
      colonnes: ['Statut_public_prive'],
      lire: enumere({ Public: 'public', Privé: 'prive', '-': null }),
    },
    adresse: { colonnes: ['Adresse_1'], lire: texte() },
    lieu_dit: { colonnes: ['Adresse_2'], lire: texte(), tolere: true },
    code_postal: { colonnes: ['Code_postal', 'Code postal'], lire: texte(5), tolere: true },
    code_commune: { colonnes: ['Code_commune'], lire: codeCommune, tolere: true },
    nom_commune: { colonnes: ['Nom_commune'], lire: texte() },
    departement: { colonnes: ['Code_departement'], lire: departement, obligatoire: true },
    ecole_maternelle: { colonnes: ['Ecole_maternelle'], lire: booleen, tolere: true },
    ecole_elementaire: { colonnes: ['Ecole_elementaire'], lire: booleen, tolere: true },
    voie_generale: { colonnes: ['Voie_generale'], lire: booleen, tolere: true },
    voie_technologique: { colonnes: ['Voie_technologique'], lire: booleen, tolere: true },
    voie_professionnelle: { colonnes: ['Voie_professionnelle'], lire: booleen, tolere: true },
    internat: { colonnes: ['Hebergement'], lire: booleen, tolere: true },
    latitude: { colonnes: ['latitude'], lire: decimal({ min: -90, max: 90 }), tolere: true },
    longitude: { colonnes: ['longitude'], lire: decimal({ min: -180, max: 180 }), tolere: true },
    precision: { colonnes: ['precision_localisation'], lire: PRECISIONS, tolere: true },
    date_ouverture: { colonnes: ['date_ouverture'], lire: date, tolere: true },
    date_maj: { colonnes: ['date_maj_ligne'], lire: date, tolere: true, facultatif: true },
    etat: {
      colonnes: ['etat'],
      lire: enumere({ OUVERT: 'ouvert', 'A FERMER': 'a_fermer', 'A OUVRIR': 'a_ouvrir', FERME: 'ferme' }),
    },
    multi_uai: { colonnes: ['multi_uai', 'etablissement_multi_lignes'], lire: booleen, tolere: true },
    rpi_concentre: { colonnes: ['rpi_concentre'], lire: texte(20), tolere: true },
    rpi_disperse: { colonnes: ['rpi_disperse'], lire: texte(20), tolere: true },
    nature: { colonnes: ['code_nature'], lire: texte(3), tolere: true },
    nature_libelle: { colonnes: ['libelle_nature'], lire: texte(), tolere: true },
    etablissement_mere: { colonnes: ['etablissement_mere'], lire: uai, tolere: true },
    rattachement: { colonnes: ['type_rattachement_etablissement_mere'], lire: texte(), tolere: true },
    circonscription: {
      colonnes: ['code_circonscription'],
      lire: texte(8),
      tolere: true,
      facultatif: true,
    },
    circonscription_nom: { colonnes: ['nom_circonscription'], lire: texte(), tolere: true },
    siret: { colonnes: ['SIREN_SIRET'], lire: texte(14), tolere: true },
  },
  ignorees: [
    'Adresse_3',
    'Code_academie',
    'Code_region',
    'Telephone',
    'Fax',
    'Web',
    'Mail',
    'Restauration',
    'ULIS',
    'Apprentissage',
    'Segpa',
    /^Section_/i,
    'Lycee_Agricole',
    'Lycee_militaire',
    'Lycee_des_metiers',
    'Post_BAC',
    'Appartenance_Education_Prioritaire',
    'GRETA',
    'Nombre_d_eleves',
    'Fiche_onisep',
    'position',
    'Type_contrat_prive',
    /^Libelle_/i,
    /^coord/i,
    /^epsg/i,
    'ministere_tutelle',
    'Code_type_contrat_prive',
    'PIAL',
    'code_zone_animation_pedagogique',
    'libelle_zone_animation_pedagogique',
    'code_bassin_formation',
    'libelle_bassin_formation',
  ],
  toReleves(champs, contexte) {
    const { uai: code, code_commune, nom_commune, ...reste } = champs
    const horsPerimetre = HORS_PERIMETRE[reste.type as string]
    if (horsPerimetre) return new Ignore('hors_perimetre', `structure hors du périmètre : ${horsPerimetre}`)
    if (reste.secteur === null)
      return new Refus('secteur_absent', 'ni public ni privé', 'Statut_public_prive')
    const commune = communeOf(
      code_commune as string | null,
      reste.departement as string,
      nom_commune,
      contexte,
    )
    if (commune instanceof Refus) return commune
    const positionnee = reste.latitude !== null && reste.longitude !== null
    return [
      {
        niveau: 'etablissement',
        code: code as string,
        campagne: CAMPAGNE_REFERENTIEL,
        valeurs: {
          ...reste,
          localite: nom_commune ?? null,
          latitude: positionnee ? (reste.latitude ?? null) : null,
          longitude: positionnee ? (reste.longitude ?? null) : null,
          ...commune,
        },
      },
    ]
  },
})

type Commune = { commune: string; arrondissement: string | null; commune_deduite: boolean }

/** The commune by its code, or, when the file has none, by its official name if one commune only bears it. */
function communeOf(
  code: string | null,
  departement: string,
  nom: unknown,
  contexte: Parameters<SourceTabulaire['toReleves']>[1],
): Commune | Refus {
  if (code) {
    const found = contexte.commune(code)
    return found instanceof Refus ? found : { ...found, commune_deduite: false }
  }
  const deduced = typeof nom === 'string' ? contexte.communeByName(departement, nom) : null
  if (!deduced) return new Refus('commune_absente', 'ni code ni nom de commune exploitable', 'Code_commune')
  return { commune: deduced, arrondissement: null, commune_deduite: true }
}
