import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCog } from '../reference/cog.ts'
import { readPositionsCommunes } from '../reference/contours.ts'
import { CAMPAGNES } from './enquete/cibles.ts'
import { buildAppellations } from './monde/appellations.ts'
import { buildMonde } from './monde/monde.ts'
import { annuaire } from './writers/annuaire.ts'
import { arcepFtth2018, arcepLogements2018 } from './writers/arcep.ts'
import { writeLignes } from './writers/csv.ts'
import { arcepDebitFilaire, arcepMeilleureTechno } from './writers/debits.ts'
import { dnmaProfils } from './writers/dnma.ts'
import { etablissementsEp } from './writers/education-prioritaire.ts'
import { effectifsEcoles, effectifsSecondDegre } from './writers/effectifs.ts'
import { equipement } from './writers/equipement.ts'
import type { Contexte, Fichier } from './writers/fichier.ts'
import { garAccedants, garAcces, garAffectations } from './writers/gar.ts'
import { geolocalisation } from './writers/geolocalisation.ts'
import { ipsColleges, ipsEcoles, ipsLycees } from './writers/ips.ts'
import {
  citesScolaires,
  hybridationLycees,
  labelNumeriqueOccitanie,
  tediDeploiement,
} from './writers/listes.ts'
import { pixCertification } from './writers/pix.ts'
import { programmes } from './writers/programmes.ts'
import { rep } from './writers/rep.ts'
import { sneeCollectivites, sneeEcoles } from './writers/snee.ts'

/** In the order they should be imported: the schools first. */
const FICHIERS: readonly Fichier[] = [
  annuaire,
  geolocalisation,
  effectifsEcoles,
  effectifsSecondDegre,
  ipsEcoles,
  ipsColleges,
  ipsLycees,
  rep,
  ...CAMPAGNES.map(equipement),
  arcepFtth2018,
  arcepLogements2018,
  arcepDebitFilaire,
  arcepMeilleureTechno,
  etablissementsEp,
  citesScolaires,
  dnmaProfils,
  pixCertification,
  garAcces,
  garAccedants,
  garAffectations,
  programmes,
  sneeEcoles,
  sneeCollectivites,
  hybridationLycees,
  labelNumeriqueOccitanie,
  tediDeploiement,
]

export interface OptionsDemonstration {
  /** INSEE codes of the départements to keep; the schools are the same as in the whole country. */
  departements?: readonly string[]
  /** Told of each file written. */
  log?: (message: string) => void
}

export interface FichierEcrit {
  /** Id of the source in the catalogue. */
  source: string
  chemin: string
}

/**
 * Writes the demonstration country as official source files into `dir` (created if needed, files overwritten),
 * in the order to import them. Same code, same bytes: nothing depends on the clock or on chance.
 */
export async function writeDemonstration(
  dir: string,
  { departements, log }: OptionsDemonstration = {},
): Promise<{ fichiers: FichierEcrit[] }> {
  const cog = readCog()
  const gardes = departements && new Set(departements)
  const contexte: Contexte = {
    monde: buildMonde(cog, readPositionsCommunes()),
    appellations: buildAppellations(cog),
    garde: (departement) => !gardes || gardes.has(departement),
  }
  await mkdir(dir, { recursive: true })
  const fichiers: FichierEcrit[] = []
  for (const { source, nom, format, lignes } of FICHIERS) {
    const chemin = join(dir, nom)
    const nombre = await writeLignes(chemin, lignes(contexte), format)
    // A part of the country may have nothing to say: a header alone is no file.
    if (nombre === 1) {
      await rm(chemin)
      continue
    }
    log?.(`${nom} : ${nombre} lignes`)
    fichiers.push({ source, chemin })
  }
  return { fichiers }
}
