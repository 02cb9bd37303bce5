import { createHash } from 'node:crypto'
import { NIVEAUX_DECLARES, SOURCES } from '../data/catalogue/index.generated.ts'
import { INDICATEURS } from '../data/catalogue/registry.ts'
import paquet from '../package.json' with { type: 'json' }

/** Version of the software. */
export const VERSION: string = paquet.version

/** Changes when the same data would be told differently: another software, another catalogue. */
export const EMPREINTE_CATALOGUE: string = createHash('sha256')
  .update(JSON.stringify([VERSION, INDICATEURS, SOURCES, NIVEAUX_DECLARES]))
  .digest('hex')
  .slice(0, 12)
