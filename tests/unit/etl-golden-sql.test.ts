import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { sqlOfIndicator } from '../../data/synthese/sql-of-indicator.ts'

const GOLDEN = fileURLToPath(new URL('../golden/sql/', import.meta.url))
const MEND =
  'Read the difference. If it is meant: npx vitest run --config tests/vitest.config.ts --project unit tests/unit/etl-golden-sql.test.ts -u'

// Read before the tests write what is missing.
const committed = readdirSync(GOLDEN)

describe('statement of each indicator', () => {
  it.each(INDICATEURS.map((indicateur) => [indicateur.id, indicateur] as const))(
    '%s',
    async (id, indicateur) => {
      await expect(`${sqlOfIndicator(indicateur)}\n`, MEND).toMatchFileSnapshot(`${GOLDEN}${id}.sql`)
    },
  )

  it('has one golden file, and no file is left over', () => {
    expect(committed.sort(), `${MEND} Then delete the files of the indicators that are gone.`).toEqual(
      INDICATEURS.map(({ id }) => `${id}.sql`).sort(),
    )
  })
})
