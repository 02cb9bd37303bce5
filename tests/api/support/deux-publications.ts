import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConnection } from '../../../data/db/connection.ts'
import { demandeOf, fixture } from '../../etl/support/banc.ts'
import { ecolesDuMonde, importer } from '../../etl/support/monde.ts'

/** Schools of the world, in the order of the annuaire: eight places of one collège and four écoles. */
export const ECOLES = ecolesDuMonde().map((ecole) => ecole.identifiant_de_l_etablissement)
export const uaiDe = (rang: number): string => ECOLES[rang] ?? ''

/** Silent in both campaigns, or in one of them. */
const isMuette = (campagne: number, rang: number): boolean =>
  rang % 10 === 9 || (campagne === 2023 ? rang % 5 === 4 : rang % 7 === 3)

/** School whose 2024 answer is far out of range, and one whose answer the second publication changes. */
export const SUSPECTE = 1
export const CORRIGEE = 2

export interface ReponseEquipement {
  eleves: number
  terminaux: number
  charte: number
}

/** What a school answers; `null` when it is silent. */
export function reponse(campagne: number, rang: number, publication: 1 | 2): ReponseEquipement | null {
  if (isMuette(campagne, rang)) return null
  const eleves = 50 + 10 * rang
  const charte = (rang + campagne) % 3 === 0 ? 1 : 0
  if (campagne === 2023) return { eleves, terminaux: 5 + (rang % 7), charte }
  if (rang === SUSPECTE) return { eleves, terminaux: 900, charte }
  return { eleves, terminaux: rang === CORRIGEE && publication === 2 ? 40 : 8 + 2 * rang, charte }
}

/** A file of the equipment schema; its last line names no school. */
function fichierEquipement(campagne: number, publication: 1 | 2): string {
  const lignes = ECOLES.flatMap((uai, rang) => {
    const lue = reponse(campagne, rang, publication)
    return lue ? [`${uai},${campagne},${lue.eleves},${lue.terminaux},${lue.charte}`] : []
  })
  return ['uai,campagne,eleves,terminaux,charte', ...lignes, `0350001Z,${campagne},10,1,0`, ''].join('\n')
}

const PROGRAMMES = [
  'uai,niveau,code,programme,role,debut,fin,source_url',
  ...[0, 1, 5].map((rang) => `${uaiDe(rang)},,,snee,laureat,2021-09-01,,https://exemple.fr/snee`),
  '',
].join('\n')

/** Publishes the world twice: the second publication reads a corrected file of the 2024 survey. */
export async function publishTwice(url: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-api-'))
  const connection = openConnection(url)
  const write = async (nom: string, contenu: string) => {
    await writeFile(join(dossier, nom), contenu)
    return join(dossier, nom)
  }
  try {
    const lots = [
      [
        demandeOf('contours-communes', fixture('contours-communes/communes.geojson')),
        demandeOf('contours-departements', fixture('contours-departements/departements.geojson')),
        demandeOf('annuaire', await write('annuaire.json', JSON.stringify(ecolesDuMonde()))),
        demandeOf('equipement', await write('equipement-2023.csv', fichierEquipement(2023, 1))),
        demandeOf('equipement', await write('equipement-2024.csv', fichierEquipement(2024, 1))),
        demandeOf('programmes', await write('programmes.csv', PROGRAMMES)),
      ],
      [demandeOf('equipement', await write('equipement-2024-bis.csv', fichierEquipement(2024, 2)))],
    ]
    for (const lot of lots) {
      const run = await importer({ connection }, lot)
      const echec = run.issues.find(({ etat }) => etat !== 'importe')
      if (echec) throw new Error(`the observatory was not published: ${JSON.stringify(echec)}`)
    }
  } finally {
    await connection.close()
    await rm(dossier, { recursive: true, force: true })
  }
}
