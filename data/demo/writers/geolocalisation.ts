import type { Appellations } from '../monde/appellations.ts'
import { CONTRATS, type Etablissement, NATURES } from '../monde/etablissement.ts'
import { capitales, majuscules } from '../monde/noms.ts'
import { choose, tirage } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'
import { toLambert93 } from './lambert93.ts'

const tableau = defineTableau(
  [
    'numero_uai',
    'appellation_officielle',
    'denomination_principale',
    'patronyme_uai',
    'secteur_public_prive_libe',
    'adresse_uai',
    'lieu_dit_uai',
    'boite_postale_uai',
    'code_postal_uai',
    'localite_acheminement_uai',
    'libelle_commune',
    'coordonnee_x',
    'coordonnee_y',
    'EPSG',
    'latitude',
    'longitude',
    'appariement',
    'localisation',
    'nature_uai',
    'nature_uai_libe',
    'etat_etablissement',
    'etat_etablissement_libe',
    'code_departement',
    'code_region',
    'code_academie',
    'code_commune',
    'libelle_departement',
    'libelle_region',
    'libelle_academie',
    'position',
    'secteur_prive_code_type_contrat',
    'secteur_prive_libelle_type_contrat',
    'code_ministere',
    'libelle_ministere',
    'date_ouverture',
  ],
  PORTAIL,
)

const APPARIEMENTS = [
  ['Parfaite', 77],
  ['Correcte', 14],
  ['MANUEL', 7],
  ['Moyenne', 1.5],
  ['Mauvaise', 0.5],
] as const
const ETATS = { OUVERT: '1', 'A FERMER': '2', 'A OUVRIR': '3' } as const

const absente = tirage('geolocalisation/absente')
const appariement = tirage('geolocalisation/appariement')

/** Positions of the collèges, export of November 2024, technical names; 2 % have none. */
export const geolocalisation: Fichier = {
  source: 'geolocalisation',
  nom: 'fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield tableau.entete
    for (const etablissement of monde.etablissements) {
      if (etablissement.type !== 'college' || !garde(etablissement.site.departement)) continue
      const appellation = appellations.get(etablissement.site.departement)
      if (appellation) yield ligneOf(etablissement, appellation)
    }
  },
}

function ligneOf(etablissement: Etablissement, appellation: Appellations): string {
  const { site, secteur, contrat, nature } = etablissement
  const denomination = { sans_objet: 'COLLEGE', hors_contrat: 'COLLEGE PRIVE HORS CONTRAT' } as Record<
    string,
    string
  >
  return tableau.ligne({
    numero_uai: etablissement.uai,
    appellation_officielle: etablissement.nom,
    denomination_principale: denomination[contrat] ?? 'COLLEGE PRIVE',
    patronyme_uai: majuscules(etablissement.patron),
    secteur_public_prive_libe: secteur === 'public' ? 'Public' : 'Privé',
    adresse_uai: etablissement.adresse.replace(/^(\d+ \S+)(.*)$/, (_, voie, nom) => voie + capitales(nom)),
    code_postal_uai: site.codePostal,
    localite_acheminement_uai: majuscules(site.nom.replace(/ \d+er? Arrondissement$/, '')),
    libelle_commune: site.nom.replace(' Arrondissement', '  Arrondissement'),
    nature_uai: NATURES[nature].code,
    nature_uai_libe: NATURES[nature].libelle,
    etat_etablissement: ETATS[etablissement.etat],
    etat_etablissement_libe: etablissement.etat,
    code_departement: appellation.codeDepartement,
    code_region: appellation.codeRegion,
    code_academie: appellation.codeAcademie,
    code_commune: site.code,
    libelle_departement: appellation.departement,
    libelle_region: appellation.region,
    libelle_academie: appellation.academie,
    secteur_prive_code_type_contrat: CONTRATS[contrat].code,
    secteur_prive_libelle_type_contrat: CONTRATS[contrat].libelle,
    code_ministere: '06',
    libelle_ministere: "MINISTERE DE L'EDUCATION NATIONALE",
    date_ouverture: etablissement.ouverture,
    ...positionOf(etablissement),
  })
}

function positionOf({ lat, lon, precision, rang, site }: Etablissement): Record<string, string> {
  if (lat === null || lon === null || absente(rang) < 0.012) return {}
  const { x, y } = toLambert93(lon, lat)
  return {
    ...(site.outreMer ? {} : { coordonnee_x: x.toFixed(1), coordonnee_y: y.toFixed(1), EPSG: 'EPSG:2154' }),
    latitude: String(lat),
    longitude: String(lon),
    appariement: choose(APPARIEMENTS, appariement(rang)),
    localisation: precision,
    position: `${lat}, ${lon}`,
  }
}
