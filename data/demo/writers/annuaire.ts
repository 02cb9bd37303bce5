import type { Appellations } from '../monde/appellations.ts'
import { CONTRATS, type Etablissement, isHorsContrat, NATURES } from '../monde/etablissement.ts'
import { majuscules } from '../monde/noms.ts'
import { tirage } from '../random.ts'
import { defineTableau, PORTAIL, type Tableau } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'
import { toLambert93 } from './lambert93.ts'

const COLONNES =
  `Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;Adresse_2;
Adresse_3;Code_postal;Code_commune;Nom_commune;Code_departement;Code_academie;Code_region;Ecole_maternelle;
Ecole_elementaire;Voie_generale;Voie_technologique;Voie_professionnelle;Telephone;Fax;Web;Mail;Restauration;
Hebergement;ULIS;Apprentissage;Segpa;Section_arts;Section_cinema;Section_theatre;Section_sport;
Section_internationale;Section_europeenne;Lycee_Agricole;Lycee_militaire;Lycee_des_metiers;Post_BAC;
Appartenance_Education_Prioritaire;GRETA;SIREN_SIRET;Fiche_onisep;position;Type_contrat_prive;Libelle_departement;
Libelle_academie;Libelle_region;coordX_origine;coordY_origine;epsg_origine;nom_circonscription;latitude;longitude;
precision_localisation;date_ouverture;date_maj_ligne;etat;ministere_tutelle;multi_uai;rpi_concentre;rpi_disperse;
code_nature;libelle_nature;Code_type_contrat_prive;PIAL;etablissement_mere;type_rattachement_etablissement_mere;
code_circonscription;code_zone_animation_pedagogique;libelle_zone_animation_pedagogique;code_bassin_formation;
libelle_bassin_formation`
    .replaceAll('\n', '')
    .split(';')

const TYPES = { ecole: 'Ecole', college: 'Collège', lycee: 'Lycée', erea: 'EREA' } as const
/** Day the line was last touched: one for the whole export, as in the real one. */
const MISE_A_JOUR = '2026-05-27'

const traits = {
  restauration: tirage('annuaire/restauration'),
  hebergement: tirage('annuaire/hebergement'),
  ulis: tirage('annuaire/ulis'),
  segpa: tirage('annuaire/segpa'),
  postBac: tirage('annuaire/post-bac'),
  rpi: tirage('annuaire/rpi'),
}

/** The annuaire de l’éducation, export of 2026 (71 columns). Telephone, mail, web and SIRET stay empty. */
export const annuaire: Fichier = {
  source: 'annuaire',
  nom: 'fr-en-annuaire-education.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    const tableau = defineTableau(COLONNES, PORTAIL)
    yield tableau.entete
    for (const etablissement of monde.etablissements) {
      const appellation = appellations.get(etablissement.site.departement)
      if (appellation && garde(etablissement.site.departement))
        yield ligneOf(tableau, etablissement, appellation)
    }
  },
}

function ligneOf(tableau: Tableau<string>, etablissement: Etablissement, appellation: Appellations): string {
  const { site, nature, circonscription } = etablissement
  const ville = site.nom.replace(/ \d+er? Arrondissement$/, '')
  return tableau.ligne({
    Identifiant_de_l_etablissement: etablissement.uai,
    Nom_etablissement: etablissement.nom,
    Type_etablissement: TYPES[etablissement.type],
    Statut_public_prive: etablissement.secteur === 'public' ? 'Public' : 'Privé',
    Adresse_1: etablissement.adresse,
    Adresse_3: `${site.codePostal} ${majuscules(ville)}`,
    Code_postal: site.codePostal,
    Code_commune: site.code,
    Nom_commune: site.nom,
    Code_departement: appellation.codeDepartement,
    Code_academie: appellation.codeAcademie,
    Code_region: appellation.codeRegion,
    Libelle_departement: appellation.departement,
    Libelle_academie: appellation.academie,
    Libelle_region: appellation.region,
    ...enseignementOf(etablissement),
    ...servicesOf(etablissement),
    ...positionOf(etablissement),
    Appartenance_Education_Prioritaire: etablissement.ep,
    Type_contrat_prive: CONTRATS[etablissement.contrat].libelle,
    Code_type_contrat_prive: CONTRATS[etablissement.contrat].code,
    nom_circonscription: circonscription?.nom ?? '',
    code_circonscription: circonscription?.uai ?? '',
    date_ouverture: etablissement.ouverture,
    date_maj_ligne: MISE_A_JOUR,
    etat: etablissement.etat,
    ministere_tutelle: "MINISTERE DE L'EDUCATION NATIONALE",
    multi_uai: '0',
    code_nature: NATURES[nature].code,
    libelle_nature: NATURES[nature].libelle,
    etablissement_mere: etablissement.mere?.uai ?? '',
  })
}

type Cellules = Record<string, string>
const flag = (vrai: boolean): string => (vrai ? '1' : '0')

/** Levels and ways taught; the real file leaves empty what is not a question for the type. */
function enseignementOf({ type, nature, site, secteur, rang }: Etablissement): Cellules {
  if (type === 'ecole') {
    return {
      Ecole_maternelle: flag(nature === 'maternelle' || nature === 'primaire'),
      Ecole_elementaire: flag(nature !== 'maternelle'),
      rpi_concentre: flag(secteur === 'public' && site.population < 1200 && traits.rpi(rang) < 0.12),
    }
  }
  if (type !== 'lycee') return {}
  return {
    Voie_generale: flag(nature === 'legt' || nature === 'lg' || nature === 'lpo'),
    Voie_technologique: flag(nature === 'legt' || nature === 'lpo'),
    Voie_professionnelle: flag(nature === 'lp' || nature === 'lpo' || nature === 'sep'),
    Post_BAC: flag(nature !== 'sep' && traits.postBac(rang) < 0.45),
  }
}

function servicesOf(etablissement: Etablissement): Cellules {
  const { type, rang, secteur } = etablissement
  return {
    Restauration: flag(traits.restauration(rang) < (type === 'ecole' ? 0.9 : 0.97)),
    Hebergement: flag(type !== 'ecole' && traits.hebergement(rang) < (type === 'college' ? 0.04 : 0.45)),
    ULIS: flag(!isHorsContrat(etablissement) && traits.ulis(rang) < (type === 'ecole' ? 0.11 : 0.5)),
    ...(type === 'ecole' ? {} : { Apprentissage: '0' }),
    ...(type === 'college' ? { Segpa: flag(secteur === 'public' && traits.segpa(rang) < 0.29) } : {}),
  }
}

/** Degrees with their origin: Lambert-93 in metropolitan France, degrees alone overseas. */
function positionOf({ lat, lon, precision, site }: Etablissement): Cellules {
  if (lat === null || lon === null) return {}
  const degres = {
    position: `${lat}, ${lon}`,
    latitude: String(lat),
    longitude: String(lon),
    precision_localisation: precision,
  }
  if (site.outreMer) return degres
  const { x, y } = toLambert93(lon, lat)
  return { ...degres, coordX_origine: x.toFixed(1), coordY_origine: y.toFixed(1), epsg_origine: 'EPSG:2154' }
}
