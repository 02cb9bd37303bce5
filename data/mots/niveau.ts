import type { Niveau } from '../catalogue/model/niveau.ts'

/** A territory level, or the schools themselves. */
export type NiveauSerie = Niveau | 'etablissement'

interface MotsNiveau {
  /** On a button. */
  court: string
  singulier: string
  pluriel: string
}

/** How each level is written for people. */
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
