import { type Adresse, adresse, type Parametres } from '../../client/client.ts'
import type { EducationPrioritaire } from '../../data/catalogue/model/etablissement.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import type { NiveauSerie } from '../format/niveaux.ts'
import type { Selection } from '../state/vue.ts'
import type { Lieu } from './adresses-fiches.ts'

/** Addresses of the API read by the map, made by its typed client. */
export interface Perimetre {
  type: PerimetreEcoles['type']
  secteur: PerimetreEcoles['secteur']
}

/** Schools kept: a perimeter, networks of priority education, conditions in the grammar of the API. */
export interface Filtres extends Perimetre {
  education_prioritaire?: readonly EducationPrioritaire[]
  filtre?: readonly string[]
}

export const adresseEtat = (): Adresse<'lireEtat'> => adresse('lireEtat', {})
export const adresseIndicateurs = (): Adresse<'listerIndicateurs'> => adresse('listerIndicateurs', {})

export const adresseValeurs = (
  id: string,
  niveau: NiveauSerie,
  campagne: string | null,
  { type, secteur, education_prioritaire, filtre }: Filtres,
): Adresse<'lireValeurs'> =>
  adresse('lireValeurs', { id, niveau, campagne, type, secteur, education_prioritaire, filtre })

/** Everything known of what is selected: the synthesis of a territory, or a school. `campagne`: `null` for the latest of each indicator. */
export function adresseFiche(
  { niveau, code }: Selection,
  { type, secteur }: Perimetre,
  campagne: string | null = null,
): Adresse<'lireEtablissement' | 'lireSynthese'> {
  if (niveau === 'etablissement') return adresse('lireEtablissement', { uai: code })
  return adresse('lireSynthese', { niveau, code, type, secteur, campagne })
}

export const adresseTerritoire = ({ niveau, code }: Lieu): Adresse<'lireTerritoire'> =>
  adresse('lireTerritoire', { niveau, code })

/** Every territory of a level, with all of its fields. */
export const adresseTerritoires = (niveau: Niveau): string =>
  adresse('listerTerritoires', { niveau, limit: 1000 })

/** Every name of a level. */
export const adresseRepertoire = (niveau: NiveauSerie): Adresse<'lireRepertoire'> =>
  adresse('lireRepertoire', { niveau })

/** Outlines of a level, light enough to be drawn without a map engine. @param departements `null`: all of them. */
export const adresseContours = (
  niveau: Parametres<'lireContours'>['niveau'],
  departements: readonly string[] | null = null,
): Adresse<'lireContours'> =>
  adresse('lireContours', { niveau, territoire: departements?.map((code) => `departement:${code}`) })

/** Every school’s place, in one answer. */
export const adressePositions = (): Adresse<'lirePositions'> => adresse('lirePositions', {})

export const adresseRecherche = (texte: string): Adresse<'rechercher'> =>
  adresse('rechercher', { q: texte, limit: 8 })

/** Open schools around a place. @param rayon in metres. */
export const adresseProches = (
  { longitude, latitude }: { longitude: number; latitude: number },
  rayon: number,
): Adresse<'listerEtablissements'> =>
  adresse('listerEtablissements', {
    near: `${longitude},${latitude},${rayon}`,
    ouvert: 'oui',
    champs: ['nom', 'commune', 'longitude', 'latitude'],
    limit: 1000,
  })

/** Template of the tiles of a layer, for one publication. Absolute: the worker of the map has no page. */
export const adresseTuiles = (publication: number, couche: string): string =>
  `${location.origin}/tuiles/${publication}/${couche}/{z}/{x}/{y}.mvt`
