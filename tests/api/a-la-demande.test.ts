import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { storedTranches } from '../../data/catalogue/model/tranche.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import { parametersOf, sqlOfIndicator } from '../../data/synthese/sql-of-indicator.ts'
import { computeSyntheses } from '../../server/queries/calcul.ts'
import { loadPublication, type Publication } from '../../server/queries/publication.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let publication: Publication
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications' })
  publication = await loadPublication(serveur.db, 2)
})
afterAll(() => serveur.close())

const calculs = (): Calcul[] => [...publication.calculs.values()].flat()
const cle = ({ code, type, secteur }: { code: string; type: string; secteur: string }) =>
  `${code} ${type} ${secteur}`

/** Rows that the publication stores of a calculation at a level, by territory and crossing. */
async function conservees({ indicateur, campagne }: Calcul, niveau: Niveau) {
  const { rows } = await sql<{ code: string; type: string; secteur: string }>`
    select * from synthese where publication_id = 2 and indicateur = ${indicateur.id} and campagne = ${campagne}
      and niveau = ${niveau}`.execute(serveur.db)
  return new Map(rows.map((row) => [cle(row), row]))
}

test('every stored slice is what the same statement computes on demand, territory by territory', async () => {
  let comparees = 0
  for (const calcul of calculs().filter(({ indicateur }) => indicateur.grain === 'etablissement')) {
    for (const { niveau } of storedTranches('etablissement', calcul.isLatest)) {
      const lignes = await conservees(calcul, niveau)
      for (const code of new Set([...lignes.values()].map((ligne) => ligne.code))) {
        const { rows } = await serveur.db.executeQuery<{ code: string; type: string; secteur: string }>(
          CompiledQuery.raw(
            sqlOfIndicator(
              calcul.indicateur,
              storedTranches('etablissement', calcul.isLatest).filter((t) => t.niveau === niveau),
              niveau,
            ),
            parametersOf({ ...calcul, publicationId: 2, perimetre: code }),
          ),
        )
        for (const row of rows) expect(row, `${calcul.indicateur.id} ${niveau}`).toEqual(lignes.get(cle(row)))
        comparees += rows.length
      }
    }
  }
  expect(comparees).toBeGreaterThan(1000)
})

test('a whole level computed at once equals its territories computed one by one', async () => {
  const calcul = calculs().find(
    ({ indicateur, isLatest }) => indicateur.id === 'terminaux_pour_100' && isLatest,
  )
  expect(calcul).toBeDefined()
  if (!calcul) return
  const perimetre = { niveau: 'commune' as const, type: 'ecole', secteur: 'public' }
  const niveau = await computeSyntheses(serveur.db, publication, calcul, perimetre)
  expect(niveau.length).toBeGreaterThan(4)
  for (const ligne of niveau) {
    const seules = await computeSyntheses(serveur.db, publication, calcul, perimetre, ligne.code)
    expect(seules).toEqual([ligne])
  }
})

test('what describes territories is never computed at a level where it is not published', async () => {
  const indicateurs = INDICATEURS.filter(({ grain }) => grain !== 'etablissement').map(({ id }) => id)
  expect(indicateurs.length).toBeGreaterThan(0)
  for (const niveau of NIVEAUX) {
    const { rows } = await sql<{ code: string }>`
      select code from territoire where publication_id = 2 and niveau = ${niveau} order by code limit 1`.execute(
      serveur.db,
    )
    const [lieu] = rows
    if (!lieu) continue
    const reponse = await serveur.get(
      `/api/v1/territoires/${niveau}/${lieu.code}/synthese?type=ecole&secteur=prive`,
    )
    expect(reponse.statusCode, niveau).toBe(200)
  }
})
