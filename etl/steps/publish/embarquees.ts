import { createHash } from 'node:crypto'
import { feature } from 'topojson-client'
import { findSource } from '../../../data/catalogue/registry.ts'
import type { Connection } from '../../../data/db/connection.ts'
import { type ContoursSchematiques, readContoursSchematiques } from '../../../data/reference/contours.ts'
import { academiesReleves, cogReleves, type Embarque } from '../../../data/reference/embarquees.ts'
import { type Surface, shapeOf } from '../../tiles/shape.ts'
import { Bilan } from '../bilan.ts'
import { closeInterrupted } from '../interrupted.ts'
import { closeImport, ImportStore, openImport } from '../store.ts'
import type { Choix, NouvelImport } from './selection.ts'

/**
 * Brings the sources that ship with the program (COG, académies, schematic contours) up to date: imports those
 * whose content differs from what the current selection reads. The caller holds the lock of publications.
 */
export async function refreshEmbarquees(
  connection: Connection,
  current: readonly Choix[],
  demonstration: boolean,
): Promise<NouvelImport[]> {
  await closeInterrupted(connection, ['cog', 'academies', 'contours-schematiques'])
  const known = await connection.db
    .selectFrom('import')
    .select(['id', 'source', 'sha256'])
    .where('id', 'in', [0, ...current.map(({ import_id }) => import_id)])
    .execute()
  const isCurrent = (source: string, sha256: string) =>
    known.some((row) => row.source === source && row.sha256 === sha256)
  const nouveaux: NouvelImport[] = []
  for (const [id, read] of [
    ['cog', cogReleves],
    ['academies', academiesReleves],
  ] as const) {
    const embarque = read()
    if (!isCurrent(id, embarque.sha256))
      nouveaux.push(await storeReleves(connection, id, embarque, demonstration))
  }
  const topology = readContoursSchematiques()
  const sha256 = createHash('sha256').update(JSON.stringify(topology)).digest('hex')
  if (!isCurrent('contours-schematiques', sha256)) {
    nouveaux.push(await storeContours(connection, topology, sha256, demonstration))
  }
  return nouveaux
}

async function storeReleves(
  connection: Connection,
  id: string,
  embarque: Embarque,
  demonstration: boolean,
): Promise<NouvelImport> {
  const octets = 0
  return store(connection, id, { ...embarque, octets, demonstration }, 'releve', async (out, bilan) => {
    let ligne = 0
    for (const releve of embarque.releves) {
      ligne += 1
      bilan.lues += 1
      bilan.chargees += 1
      await out.addReleve({ ...releve, ligne, statuts: null })
    }
  })
}

async function storeContours(
  connection: Connection,
  topology: ContoursSchematiques,
  sha256: string,
  demonstration: boolean,
): Promise<NouvelImport> {
  const file = { nom: 'contours-schematiques.topo.json.gz', sha256, octets: 0, demonstration }
  return store(connection, 'contours-schematiques', file, 'contour', async (out, bilan) => {
    for (const [object, niveau] of [
      ['departements', 'departement'],
      ['communes', 'commune'],
    ] as const) {
      for (const geometry of topology.objects[object].geometries) {
        const shape = feature(topology, geometry) as unknown as {
          geometry: Surface
          properties: { code: string }
        }
        bilan.lues += 1
        bilan.chargees += 1
        const { code } = shape.properties
        await out.addContour({ niveau, code, geometrie: shape.geometry, ...shapeOf(shape.geometry) })
      }
    }
  })
}

async function store(
  connection: Connection,
  id: string,
  file: { nom: string; sha256: string; octets: number; demonstration: boolean },
  table: 'releve' | 'contour',
  fill: (store: ImportStore, bilan: Bilan) => Promise<void>,
): Promise<NouvelImport> {
  const source = findSource(id)
  if (!source) throw new Error(`bundled source ${id} is not declared`)
  const bilan = new Bilan()
  const importId = await openImport(connection, source, file)
  const out = await ImportStore.open(connection, table, importId)
  try {
    await fill(out, bilan)
    await out.finish()
    await out.keep()
  } catch (error) {
    await out.discard(connection, error as Error)
    throw error
  }
  bilan.campagnes.add('referentiel')
  const report = { statut: 'valide', durees: {}, generation: null, encodage: null, separateur: null } as const
  await closeImport(connection, importId, { ...report, bilan, message: null })
  return { source: id, campagnes: ['referentiel'], import_id: importId }
}
