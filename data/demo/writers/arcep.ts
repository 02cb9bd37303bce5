import type { FibreCommune } from '../monde/fibre.ts'
import { defineTableau, type Format } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const FORMAT: Format = { separateur: ',', finDeLigne: '\n', bom: false }

/** The four title lines above the header, padded to its number of columns. */
const titres = (objet: string, colonnes: number): string[] => {
  const vides = ','.repeat(colonnes - 1)
  return [`Réseaux en fibre optique jusqu'à l'abonné (FttH)${vides}`, `${objet}${vides}`, vides, vides]
}

const ftth = defineTableau(['Code commune', 'Champ', 'T3 2017', 'T4 2017', 'T1 2018'], FORMAT)

function* communesOf({ monde, garde }: Contexte): Iterable<FibreCommune> {
  for (const fibre of monde.fibre) if (garde(fibre.commune.departement)) yield fibre
}

/** Lower bound, in percent, of the class of connectable premises, as the file gives it. */
function categorieOf(raccordables: number, { logements, etablissements }: FibreCommune): number {
  if (raccordables === 0) return 0
  const pourcent = (100 * raccordables) / (logements + etablissements)
  return [80, 50, 25, 10].find((borne) => pourcent >= borne) ?? 5
}

/** Arcep, premises connectable to FttH by commune, three quarters, two lines a commune. */
export const arcepFtth2018: Fichier = {
  source: 'arcep-ftth-2018',
  nom: 'ftth_communes_2018-T1.csv',
  format: FORMAT,
  *lignes(contexte: Contexte) {
    yield* titres('Déploiement par Commune', 5)
    yield ftth.entete
    for (const fibre of communesOf(contexte)) {
      const [t3, t4, t1] = fibre.raccordables
      const code = fibre.commune.code
      yield ftth.ligne({
        'Code commune': code,
        Champ: 'Locaux Raccordables',
        'T3 2017': t3,
        'T4 2017': t4,
        'T1 2018': t1,
      })
      yield ftth.ligne({
        'Code commune': code,
        Champ: 'Catégorie',
        'T3 2017': categorieOf(t3, fibre),
        'T4 2017': categorieOf(t4, fibre),
        'T1 2018': categorieOf(t1, fibre),
      })
    }
  },
}

const logements = defineTableau(
  [
    'Code commune',
    'Nom commune',
    'Code région',
    'Code département',
    'Siren EPCI',
    'Logements',
    'Établissements',
    'Zones très denses',
    'Engagements L. 33-13',
    'Intentions privées hors engagement L. 33-13',
    'Commune rurale',
    'Commune de montagne',
    'OI 2018 T1',
  ],
  FORMAT,
)

/** Accounting format of a spreadsheet: ` 1 291    ` with a no-break space, ` -    ` for zero. */
const comptable = (n: number): string =>
  n === 0 ? ' -    ' : ` ${String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}    `

const MONTAGNE = new Set('04 05 06 09 15 25 26 2A 2B 38 39 43 48 63 65 66 73 74 88 974'.split(' '))

/** Arcep, dwellings and business premises of each commune: the denominator of the file above. */
export const arcepLogements2018: Fichier = {
  source: 'arcep-logements-2018',
  nom: 'communes_logements_2018-T1.csv',
  format: FORMAT,
  *lignes(contexte: Contexte) {
    yield* titres("Informations à l'échelle de la commune", 13)
    yield logements.entete
    for (const fibre of communesOf(contexte)) {
      const { commune } = fibre
      yield logements.ligne({
        'Code commune': commune.code,
        'Nom commune': commune.nom,
        'Code région': commune.region,
        'Code département': commune.departement,
        'Siren EPCI': fibre.epci,
        Logements: comptable(fibre.logements),
        Établissements: comptable(fibre.etablissements),
        'Zones très denses': comptable(Number(fibre.zoneTresDense)),
        'Engagements L. 33-13': comptable(0),
        'Intentions privées hors engagement L. 33-13': comptable(0),
        'Commune rurale': comptable(Number(fibre.rurale)),
        'Commune de montagne': comptable(Number(MONTAGNE.has(commune.departement))),
      })
    }
  },
}
