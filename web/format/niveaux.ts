import type { Niveau } from '../../data/catalogue/model/niveau.ts'

/** A level of the map: a territory level, or the schools themselves. */
export type NiveauSerie = Niveau | 'etablissement'

interface MotsNiveau {
  /** On a button. */
  court: string
  singulier: string
  pluriel: string
}

/** How each level is written on a screen. */
export const MOTS_NIVEAU: Record<NiveauSerie, MotsNiveau> = {
  pays: { court: 'France', singulier: 'pays', pluriel: 'pays' },
  region: { court: 'Régions', singulier: 'région', pluriel: 'régions' },
  region_academique: {
    court: 'Régions académiques',
    singulier: 'région académique',
    pluriel: 'régions académiques',
  },
  academie: { court: 'Académies', singulier: 'académie', pluriel: 'académies' },
  departement: { court: 'Départements', singulier: 'département', pluriel: 'départements' },
  circonscription: {
    court: 'Circonscriptions',
    singulier: 'circonscription du premier degré',
    pluriel: 'circonscriptions du premier degré',
  },
  epci: { court: 'EPCI', singulier: 'intercommunalité', pluriel: 'intercommunalités' },
  commune: { court: 'Communes', singulier: 'commune', pluriel: 'communes' },
  arrondissement: { court: 'Arrondissements', singulier: 'arrondissement', pluriel: 'arrondissements' },
  etablissement: { court: 'Établissements', singulier: 'établissement', pluriel: 'établissements' },
}

/** Levels drawn on the map, from wide to narrow, in the order of the switch. */
export const NIVEAUX_CARTE = [
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'commune',
  'etablissement',
] as const
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number]

/** True when a level can be drawn. */
export const isNiveauCarte = (niveau: string): niveau is NiveauCarte =>
  (NIVEAUX_CARTE as readonly string[]).includes(niveau)
