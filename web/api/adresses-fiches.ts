import { type Adresse, adresse, type Parametres } from '../../client/client.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'

/** Address of the report form, written in one place for the site and the server. */
export { adresseSignaler, type Cellule } from '../../data/catalogue/model/cellule.ts'

/** Addresses of the API read by the pages of a territory and of a school, made by its typed client. */
export interface Lieu {
  niveau: Niveau
  code: string
}

const q = encodeURIComponent
type CriterePairs = NonNullable<Parametres<'listerPairs'>['criteres']>[number]
const perimetreDe = ({ type, secteur }: PerimetreEcoles) => ({ type, secteur })
const nonVide = <T>(liste: readonly T[]): readonly T[] | null => (liste.length > 0 ? liste : null)
const reference = ({ niveau, code }: Lieu): string => `${niveau}:${code}`

/** Page of the site about a territory, on a perimeter or on its own. */
export const pageTerritoire = ({ niveau, code }: { niveau: string; code: string }): string =>
  `/territoires/${q(niveau)}/${q(code)}`
export const pageEtablissement = (uai: string): string => `/etablissements/${q(uai)}`
export const pageComparerEcoles = (uais: readonly string[]): string =>
  `/comparer?etablissements=${uais.map(q).join(',')}`
export const pageComparer = (lieux: readonly Lieu[], perimetre: PerimetreEcoles): string =>
  `/comparer?territoires=${lieux.map(({ niveau, code }) => `${niveau}:${code}`).join(',')}&type=${perimetre.type}&secteur=${perimetre.secteur}`

export const adresseSynthese = (lieu: Lieu, perimetre: PerimetreEcoles): Adresse<'lireSynthese'> =>
  adresse('lireSynthese', { ...lieu, ...perimetreDe(perimetre) })

/** @param indicateur one only; null for all of them. */
export const adresseRangs = (
  lieu: Lieu,
  perimetre: PerimetreEcoles,
  indicateur: string | null,
): Adresse<'listerRangs'> => adresse('listerRangs', { ...lieu, ...perimetreDe(perimetre), indicateur })

/** @param criteres what makes two territories alike; all of them when there is none to choose among. */
export const adressePairs = (lieu: Lieu, criteres: readonly CriterePairs[]): Adresse<'listerPairs'> =>
  adresse('listerPairs', { ...lieu, limit: 5, criteres: nonVide(criteres) })
export const adresseProgrammes = (lieu: Lieu): Adresse<'listerProgrammesTerritoire'> =>
  adresse('listerProgrammesTerritoire', lieu)

export const adresseEvolution = (
  lieu: Lieu,
  perimetre: PerimetreEcoles,
  indicateur: string,
): Adresse<'lireEvolution'> => adresse('lireEvolution', { ...lieu, indicateur, ...perimetreDe(perimetre) })

export const adresseComparaison = (
  lieux: readonly Lieu[],
  perimetre: PerimetreEcoles,
): Adresse<'comparerTerritoires'> =>
  adresse('comparerTerritoires', { territoires: lieux.map(reference), ...perimetreDe(perimetre) })

export const adresseComparaisonEcoles = (uais: readonly string[]): Adresse<'comparerEtablissements'> =>
  adresse('comparerEtablissements', { etablissements: uais })

export const adresseProvenance = (
  lieu: Lieu,
  perimetre: PerimetreEcoles,
  indicateur: string,
  campagne: string | null,
): Adresse<'lireProvenance'> =>
  adresse('lireProvenance', { ...lieu, indicateur, ...perimetreDe(perimetre), campagne, limit: 50 })

export const adresseProvenanceEtablissement = (
  uai: string,
  indicateur: string,
  campagne: string,
): Adresse<'lireProvenanceEtablissement'> =>
  adresse('lireProvenanceEtablissement', { uai, indicateur, campagne })

export const adresseEtablissement = (uai: string): Adresse<'lireEtablissement'> =>
  adresse('lireEtablissement', { uai })
export const adresseProgrammesEtablissement = (uai: string): Adresse<'listerProgrammesEtablissement'> =>
  adresse('listerProgrammesEtablissement', { uai })
export const adresseLiens = (uai: string): Adresse<'lireLiens'> => adresse('lireLiens', { uai })
export const adresseVoisins = ({
  longitude,
  latitude,
}: {
  longitude: number
  latitude: number
}): Adresse<'listerEtablissements'> =>
  adresse('listerEtablissements', { near: `${longitude},${latitude},5000`, ouvert: 'oui', limit: 60 })

/** Open schools of a perimeter, sorted and filtered by the API. */
export function adresseEcoles(
  lieu: Lieu,
  { type, secteur }: PerimetreEcoles,
  { q: mots, tri, indicateurs, limit = 200 }: ListeVoulue,
): Adresse<'listerEtablissements'> {
  return adresse('listerEtablissements', {
    territoire: [reference(lieu)],
    type: type === 'tous' ? null : [type],
    secteur: secteur === 'tous' ? null : [secteur],
    ouvert: 'oui',
    q: mots.trim().length >= 2 ? mots.trim() : null,
    tri,
    indicateurs: nonVide(indicateurs),
    limit,
  })
}

export interface ListeVoulue {
  q: string
  tri: string
  indicateurs: readonly string[]
  limit?: number | null
}

/** The same rows as a file. */
export { enFormat as enFichier } from '../../client/client.ts'

/** Drawing that says where a territory is. */
export const adresseVignette = ({ niveau, code }: Lieu): string => `/vignettes/${q(niveau)}/${q(code)}.svg`
