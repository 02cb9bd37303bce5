import { type Champs, defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'
import { CHAMPS_ARCEP, IGNOREES_ARCEP, locaux, releveCommune } from './shared/arcep.ts'

/** Columns that share out the premises eligible for 8 Mbit/s: each is counted once, under its best technology. */
const PARTITION = {
  ftth: 'elig_ftth',
  coaxial: 'elig_coax',
  cuivre_30: 'elig_cu_30',
  radio_thd: 'elig_thdr',
  cuivre_8: 'elig_cu_8',
  radio_4g: 'elig_4gf',
  radio_hd: 'elig_hdr',
  satellite: 'elig_sat',
} as const

export const arcepMeilleureTechno = defineSource<SourceTabulaire>({
  id: 'arcep-meilleure-techno',
  genre: 'tableau',
  referentiel: false,
  titre: 'Ma connexion internet : meilleure technologie par commune',
  producteur: 'Arcep',
  licence: 'licence-ouverte-2.0',
  url: 'https://www.data.gouv.fr/fr/datasets/ma-connexion-internet/',
  frequence: 'trimestrielle',
  description:
    'Nombre de locaux de chaque commune selon la meilleure technologie disponible : fibre, câble, cuivre, radio ou satellite. Chaque local éligible à 8 Mbit/s est compté une seule fois.',
  reserve:
    'En-tête lu dans du code public, pas dans un fichier : une colonne inconnue donne un avertissement.',
  fichiers: [/commune_meilleure_techno_thd.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.01, remplissage: { ftth: 0.95 } },
  generations: [{ id: '2026', signature: ['code_insee', 'nbr_elig_8', 'elig_ftth', 'elig_sat'] }],
  champs: {
    ...CHAMPS_ARCEP,
    locaux_couverts: { colonnes: ['nbr_elig_8'], lire: locaux, obligatoire: true },
    ...Object.fromEntries(
      Object.entries(PARTITION).map(([nom, colonne]) => [nom, { colonnes: [colonne], lire: locaux }]),
    ),
  },
  ignorees: IGNOREES_ARCEP,
  toReleves(champs, contexte) {
    const count = (nom: keyof typeof PARTITION) => Number(champs[nom] ?? 0)
    const noms = Object.keys(PARTITION) as (keyof typeof PARTITION)[]
    const total = noms.reduce((somme, nom) => somme + count(nom), 0)
    if (total !== champs.locaux_couverts) {
      return new Refus(
        'partition_inexacte',
        `les technologies totalisent ${total} locaux au lieu de ${champs.locaux_couverts}`,
        'nbr_elig_8',
      )
    }
    const { locaux_couverts = null } = champs
    const valeurs: Champs = {
      locaux_couverts,
      techno_ftth: count('ftth'),
      techno_coaxial: count('coaxial'),
      techno_cuivre: count('cuivre_30') + count('cuivre_8'),
      techno_radio: count('radio_thd') + count('radio_4g') + count('radio_hd'),
      techno_satellite: count('satellite'),
    }
    return releveCommune(champs, contexte, valeurs)
  },
})
