import type { Secteur, TypeEtablissement } from '../../catalogue/model/etablissement.ts'
import type { Site } from './sites.ts'

/** Official kinds of school the demonstration uses, with their code and label in the annuaire. */
export const NATURES = {
  maternelle: { code: '101', libelle: 'ECOLE MATERNELLE', nom: 'Ecole maternelle' },
  elementaire: { code: '151', libelle: 'ECOLE DE NIVEAU ELEMENTAIRE', nom: 'Ecole élémentaire' },
  primaire: { code: '151', libelle: 'ECOLE DE NIVEAU ELEMENTAIRE', nom: 'Ecole primaire' },
  application: {
    code: '153',
    libelle: 'ECOLE ELEMENTAIRE D APPLICATION',
    nom: "Ecole élémentaire d'application",
  },
  college: { code: '340', libelle: 'COLLEGE', nom: 'Collège' },
  legt: {
    code: '300',
    libelle: 'LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE',
    nom: 'Lycée général et technologique',
  },
  lg: { code: '302', libelle: 'LYCEE D ENSEIGNEMENT GENERAL', nom: 'Lycée général' },
  lpo: { code: '306', libelle: 'LYCEE POLYVALENT', nom: 'Lycée polyvalent' },
  lp: { code: '320', libelle: 'LYCEE PROFESSIONNEL', nom: 'Lycée professionnel' },
  sep: {
    code: '334',
    libelle: 'SECTION D ENSEIGNEMENT PROFESSIONNEL',
    nom: "Section d'enseignement professionnel du lycée",
  },
  erea: {
    code: '370',
    libelle: "ETABLISSEMENT REGIONAL D'ENSEIGNT ADAPTE",
    nom: "Etablissement régional d'enseignement adapté",
  },
} as const
export type Nature = keyof typeof NATURES

/** Contract of a private school with the State (`sans_objet` for a public one), with its official code. */
export const CONTRATS = {
  sans_objet: { code: '99', libelle: 'SANS OBJET' },
  association: { code: '30', libelle: "CONTRAT D'ASSOCIATION TOUTES CLASSES" },
  simple: { code: '20', libelle: 'CONTRAT SIMPLE TOUTES CLASSES' },
  hors_contrat: { code: '10', libelle: 'HORS CONTRAT' },
} as const
export type Contrat = keyof typeof CONTRATS

/** Area of an inspector of the premier degré. */
export interface Circonscription {
  uai: string
  nom: string
}

/** A school of the demonstration and the traits every file about it is written from. */
export interface Etablissement {
  /** Index in the list of schools: key of its draws, and of its UAI. */
  rang: number
  uai: string
  site: Site
  type: TypeEtablissement
  nature: Nature
  secteur: Secteur
  contrat: Contrat
  nom: string
  /** Person or saint it is named after; empty for many village schools. */
  patron: string
  /** Building it shares with others of its site (maternelle and élémentaire side by side, SEP in its lycée). */
  batiment: number
  lon: number | null
  lat: number | null
  precision: string
  adresse: string
  /** `AAAA-MM-JJ`. */
  ouverture: string
  etat: 'OUVERT' | 'A FERMER' | 'A OUVRIR'
  /** Pupils at rentrée 2022; of which élémentaire (écoles), voie générale et technologique (lycées). */
  eleves: number
  elevesElementaire: number
  elevesGt: number
  /** Index of social position of the school; of a lycée, of its two ways. */
  ips: number
  ipsPro: number
  ep: 'REP' | 'REP+' | null
  /** Collège at the head of its priority network. */
  tete: Etablissement | null
  circonscription: Circonscription | null
  /** Lycée a section d’enseignement professionnel belongs to. */
  mere: Etablissement | null
}

/** Écoles that teach the élémentaire (IPS and effectifs files count them so). */
export const hasElementaire = ({ type, nature }: Etablissement): boolean =>
  type === 'ecole' && nature !== 'maternelle'

/** Private schools without contract are in the annuaire and in no other file. */
export const isHorsContrat = ({ contrat }: Etablissement): boolean => contrat === 'hors_contrat'

/** True when the school already stood on a given day (`AAAA-MM-JJ`). */
export const existsOn = ({ ouverture }: Etablissement, jour: string): boolean => ouverture <= jour
