import { buildDeploiementGar, buildParticipations, type Membre } from '../enquete/participations.ts'
import { buildCollegesNumeriques, buildEnir } from '../enquete/programmes.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const tableau = defineTableau(
  ['uai', 'niveau', 'code', 'programme', 'role', 'debut', 'fin', 'source_url'],
  PORTAIL,
)

/** No list of these schools is published: the address says that they are made up. */
const SOURCE = 'https://demonstration.invalid/programmes'

/** Départements where the « territoires numériques éducatifs » are, from 2020 and 2021. */
const TNE = [
  ['02', '2020-09-01'],
  ['95', '2020-09-01'],
  ...['13', '18', '2A', '25', '29', '971', '34', '38', '86', '88'].map(
    (code) => [code, '2021-10-08'] as const,
  ),
] as const

/** Members of the programmes that have no file of their own, by our Table Schema. */
export const programmes: Fichier = {
  source: 'programmes',
  nom: 'programme-numerique-etablissement.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield tableau.entete
    for (const [code, debut] of TNE) {
      if (garde(code)) {
        yield tableau.ligne({ niveau: 'departement', code, programme: 'tne', debut, source_url: SOURCE })
      }
    }
    const plans = [...buildCollegesNumeriques(monde), ...buildEnir(monde)].map(
      (participation): Membre => ({ ...participation, role: 'laureat' }),
    )
    const membres = [...plans, ...buildParticipations(monde), ...buildDeploiementGar(monde, appellations)]
    for (const { etablissement, programme, role, debut, fin } of membres) {
      if (!garde(etablissement.site.departement)) continue
      yield tableau.ligne({ uai: etablissement.uai, programme, role, debut, fin, source_url: SOURCE })
    }
  },
}
