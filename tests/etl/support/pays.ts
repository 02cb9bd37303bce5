import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConnection } from '../../../data/db/connection.ts'
import { buildAppellations } from '../../../data/demo/monde/appellations.ts'
import { buildMonde } from '../../../data/demo/monde/monde.ts'
import { annuaire } from '../../../data/demo/writers/annuaire.ts'
import { writeLignes } from '../../../data/demo/writers/csv.ts'
import { equipement } from '../../../data/demo/writers/equipement.ts'
import { programmes } from '../../../data/demo/writers/programmes.ts'
import { readCog } from '../../../data/reference/cog.ts'
import { readPositionsCommunes } from '../../../data/reference/contours.ts'
import { createSeededDatabase } from '../../support/database.ts'
import { type Banc, demandeOf, fixture, openBanc } from './banc.ts'
import { importer } from './monde.ts'

/** Campaign of the survey that the country answers. */
export const CAMPAGNE_PAYS = '2018'

/** Publishes the schools of the whole demonstration, one survey and its programmes, by the ordinary import. */
async function publishPays(url: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-etl-'))
  const connection = openConnection(url)
  try {
    const cog = readCog()
    const monde = buildMonde(cog, readPositionsCommunes())
    const contexte = { monde, appellations: buildAppellations(cog), garde: () => true }
    const demonstration = { demonstration: true, today: new Date('2026-11-01') }
    const demandes = [
      // A few shapes stand for the map of the country: drawing it all would take most of the time.
      demandeOf('contours-communes', fixture('contours-communes/communes.geojson'), demonstration),
      demandeOf(
        'contours-departements',
        fixture('contours-departements/departements.geojson'),
        demonstration,
      ),
    ]
    for (const { source, nom, format, lignes } of [annuaire, equipement(CAMPAGNE_PAYS), programmes]) {
      const chemin = join(dossier, nom)
      await writeLignes(chemin, lignes(contexte), format)
      demandes.push(demandeOf(source, chemin, demonstration))
    }
    const { issues } = await importer({ connection }, demandes, true)
    const echec = issues.find(({ etat }) => etat !== 'importe')
    if (echec) throw new Error(`the country was not published: ${JSON.stringify(echec)}`)
  } finally {
    await connection.close()
    await rm(dossier, { recursive: true, force: true })
  }
}

/** Half a minute on two quiet cores, far more on a busy machine: milliseconds. */
export const CHARGEMENT_PAYS = 600_000

/** A database of one test file's own, in which the country is published; loaded once per run. */
export const openPays = (): Promise<Banc> => openBanc(() => createSeededDatabase('pays_etl', publishPays))
