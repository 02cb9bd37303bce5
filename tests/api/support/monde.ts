import { letterOfUai } from '../../../data/catalogue/model/uai.ts'

/** UAI with its right check letter. */
export const uai = (chiffres: string): string => chiffres + letterOfUai(chiffres)

export const COLLEGE = uai('0350001')
export const ECOLE_REP = uai('0350002')
export const ECOLE_MUETTE = uai('0350003')
export const LYCEE_PRIVE = uai('0220004')
export const COLLEGE_FERME = uai('0220005')
export const EREA = uai('0350006')

const BRETAGNE = { region: '53', region_academique: '03', academie: '14', pays: 'FR' }
const ILLE_ET_VILAINE = { ...BRETAGNE, departement: '35' }
const COTES_D_ARMOR = { ...BRETAGNE, departement: '22' }
const RENNES = { ...ILLE_ET_VILAINE, epci: '243500139', commune: '35238' }

/** A small Brittany: every level, an abolished commune code, a town without any school. */
export const TERRITOIRES = [
  { niveau: 'pays', code: 'FR', nom: 'France', pays: 'FR' },
  { niveau: 'region', code: '53', nom: 'Bretagne', ...BRETAGNE },
  { niveau: 'region_academique', code: '03', nom: 'Bretagne', pays: 'FR', region_academique: '03' },
  { niveau: 'academie', code: '14', nom: 'Rennes', pays: 'FR', academie: '14', region_academique: '03' },
  { niveau: 'departement', code: '22', nom: 'Côtes-d’Armor', ...COTES_D_ARMOR, population: 605_000 },
  {
    niveau: 'departement',
    code: '35',
    nom: 'Ille-et-Vilaine',
    ...ILLE_ET_VILAINE,
    population: 1_100_000,
    longitude: -1.6,
    latitude: 48.1,
    emprise: [-2.3, 47.6, -1, 48.8],
    geometrie: 'schematique' as const,
  },
  { niveau: 'epci', code: '243500139', nom: 'Rennes Métropole', ...ILLE_ET_VILAINE, epci: '243500139' },
  { niveau: 'commune', code: '22278', nom: 'Saint-Brieuc', ...COTES_D_ARMOR, commune: '22278' },
  { niveau: 'commune', code: '35047', nom: 'Bruz', ...RENNES, commune: '35047', population: 18_000 },
  {
    niveau: 'commune',
    code: '35069',
    nom: 'Châteaugiron',
    ...RENNES,
    commune: '35069',
    anciens_codes: ['35209'],
  },
  { niveau: 'commune', code: '35238', nom: 'Rennes', ...RENNES, population: 220_000 },
]

const publique = { secteur: 'public', ouvert: true, position_precision: 'numero', ...RENNES, ligne: 2 }

/** One school of each kind, a closed one, one whose position is unknown. */
export const ETABLISSEMENTS = [
  {
    ...publique,
    uai: COLLEGE,
    nom: 'Collège Anne de Bretagne',
    type: 'college',
    longitude: -1.68,
    latitude: 48.11,
  },
  {
    ...publique,
    uai: ECOLE_REP,
    nom: 'École Jules Ferry',
    type: 'ecole',
    education_prioritaire: 'REP+',
    commune: '35047',
  },
  {
    ...publique,
    uai: ECOLE_MUETTE,
    nom: 'École élémentaire Saint-Exupéry',
    type: 'ecole',
    education_prioritaire: 'aucune',
    position_precision: 'inconnue',
    date_ouverture: '2023-09-01',
  },
  {
    ...publique,
    ...COTES_D_ARMOR,
    epci: null,
    commune: '22278',
    uai: LYCEE_PRIVE,
    nom: 'Lycée Sacré-Cœur',
    type: 'lycee',
    secteur: 'prive',
  },
  {
    ...publique,
    ...COTES_D_ARMOR,
    epci: null,
    commune: '22278',
    uai: COLLEGE_FERME,
    nom: 'Collège fermé',
    type: 'college',
    ouvert: false,
  },
  { ...publique, uai: EREA, nom: 'EREA Magda Hollander-Lafon', type: 'erea' },
]

/** Files read, by number; `ips-ecoles` gives the status of a blank cell, `rep` is an exhaustive list. */
export const IMPORTS = [
  { id: 1, source: 'annuaire', campagnes: ['referentiel'] },
  { id: 2, source: 'cog', campagnes: ['referentiel'] },
  { id: 3, source: 'ips-colleges', campagnes: ['2021', '2022'] },
  { id: 4, source: 'ips-ecoles', campagnes: ['2022'] },
  { id: 5, source: 'rep', campagnes: ['2022'] },
  { id: 6, source: 'arcep-ftth-2018', campagnes: ['2018-T1'] },
  { id: 7, source: 'arcep-logements-2018', campagnes: ['2018-T1'] },
]

type Releve = {
  import_id: number
  campagne: string
  niveau: string
  code: string
  ligne: number
  valeurs: Record<string, string | number | null>
  statuts?: Record<string, string>
}
export const RELEVES: Releve[] = [
  {
    import_id: 3,
    campagne: '2022',
    niveau: 'etablissement',
    code: COLLEGE,
    ligne: 12,
    valeurs: { ips: 104.25, eleves: 480 },
  },
  {
    import_id: 3,
    campagne: '2021',
    niveau: 'etablissement',
    code: COLLEGE,
    ligne: 8,
    valeurs: { ips: null, eleves: 471 },
  },
  {
    import_id: 4,
    campagne: '2022',
    niveau: 'etablissement',
    code: ECOLE_REP,
    ligne: 7,
    valeurs: { ips: null, eleves: 120 },
    statuts: { ips: 'secret' },
  },
  {
    import_id: 5,
    campagne: '2022',
    niveau: 'etablissement',
    code: ECOLE_REP,
    ligne: 3,
    valeurs: { education_prioritaire: 'REP+' },
  },
]
