import type { Etablissement } from '../monde/etablissement.ts'
import { hasIps } from '../monde/ips.ts'
import { capitales, majuscules } from '../monde/noms.ts'
import { tirageNormal } from '../random.ts'
import { type Cellule, defineTableau, PORTAIL_SANS_BOM } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

/** Columns the three IPS files of rentrée 2022 begin with; the misspelling is the ministry's. */
const IDENTITE = [
  'rentree_scolaire',
  'academie',
  'code_du_departement',
  'departement',
  'uai',
  'nom_de_l_etablissment',
  'code_insee_de_la_commune',
  'nom_de_la_commune',
  'secteur',
] as const

/** A whole number as these files write it. */
const point0 = (n: number): string => `${n}.0`

const ecartGt = tirageNormal('ips/ecart-gt')
const ecartPro = tirageNormal('ips/ecart-pro')
/** Standard deviation of the IPS of the pupils inside one school. */
const ecart = (moyenne: number, amplitude: number, alea: number): string =>
  Math.max(8, moyenne + amplitude * alea).toFixed(1)

function ipsFile(
  source: string,
  nom: string,
  type: Etablissement['type'],
  colonnes: readonly string[],
  mesures: (etablissement: Etablissement) => Record<string, Cellule>,
): Fichier {
  const tableau = defineTableau([...IDENTITE, ...colonnes], PORTAIL_SANS_BOM)
  return {
    source,
    nom,
    format: PORTAIL_SANS_BOM,
    *lignes({ monde, appellations, garde }: Contexte) {
      yield tableau.entete
      for (const etablissement of monde.etablissements) {
        const { site, secteur } = etablissement
        if (etablissement.type !== type || !garde(site.departement) || !hasIps(etablissement)) continue
        const appellation = appellations.get(site.departement)
        // The collectivities without an INSEE région are absent from the published files.
        if (!appellation || appellation.codeRegion === '00') continue
        yield tableau.ligne({
          rentree_scolaire: '2022-2023',
          academie: capitales(appellation.academie),
          code_du_departement: appellation.codeDepartement,
          departement: capitales(appellation.departement),
          uai: etablissement.uai,
          nom_de_l_etablissment: majuscules(etablissement.nom),
          code_insee_de_la_commune: site.code,
          nom_de_la_commune: majuscules(site.nom),
          secteur: secteur === 'public' ? 'public' : 'privé sous contrat',
          ...mesures(etablissement),
        })
      }
    },
  }
}

/** IPS of the écoles: pupils are those of the élémentaire; schools with fewer than 25 are left out. */
export const ipsEcoles = ipsFile(
  'ips-ecoles',
  'fr-en-ips-ecoles-ap2022.csv',
  'ecole',
  ['effectifs', 'ips'],
  ({ elevesElementaire, ips }) => ({ effectifs: point0(elevesElementaire), ips: ips.toFixed(1) }),
)

export const ipsColleges = ipsFile(
  'ips-colleges',
  'fr-en-ips-colleges-ap2022.csv',
  'college',
  ['effectifs', 'ips', 'ecart_type_de_l_ips'],
  ({ eleves, ips, rang }) => ({
    effectifs: point0(eleves),
    ips: ips.toFixed(1),
    ecart_type_de_l_ips: ecart(30, 4.6, ecartGt(rang)),
  }),
)

const TYPES_LYCEE: Partial<Record<Etablissement['nature'], string>> = {
  legt: 'LEGT',
  lg: 'LEGT',
  lpo: 'LPO',
  lp: 'LP',
}

export const ipsLycees = ipsFile(
  'ips-lycees',
  'fr-en-ips-lycees-ap2022.csv',
  'lycee',
  [
    'type_de_lycee',
    'effectifs_voie_gt',
    'effectifs_voie_pro',
    'effectifs_ensemble_gt_pro',
    'ips_voie_gt',
    'ips_voie_pro',
    'ips_ensemble_gt_pro',
    'ecart_type_de_l_ips_voie_gt',
    'ecart_type_de_l_ips_voie_pro',
  ],
  ({ nature, eleves, elevesGt, ips, ipsPro, rang }) => {
    const elevesPro = eleves - elevesGt
    const gt = elevesGt > 0
    const pro = elevesPro > 0
    // A lycée professionnel has one way only: its index is that of the school.
    const indicePro = nature === 'lp' ? ips : ipsPro
    return {
      type_de_lycee: TYPES_LYCEE[nature] ?? '',
      effectifs_voie_gt: gt ? point0(elevesGt) : '',
      effectifs_voie_pro: pro ? point0(elevesPro) : '',
      effectifs_ensemble_gt_pro: point0(eleves),
      ips_voie_gt: gt ? ips.toFixed(1) : '',
      ips_voie_pro: pro ? indicePro.toFixed(1) : '',
      ips_ensemble_gt_pro: ((ips * elevesGt + indicePro * elevesPro) / eleves).toFixed(1),
      ecart_type_de_l_ips_voie_gt: gt ? ecart(30.9, 4.4, ecartGt(rang)) : '',
      ecart_type_de_l_ips_voie_pro: pro ? ecart(25.5, 3.1, ecartPro(rang)) : '',
    }
  },
)
