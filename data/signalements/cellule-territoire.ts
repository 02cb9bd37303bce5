import { champsTerritoire } from '../catalogue/cellules.ts'
import type { Niveau } from '../catalogue/model/niveau.ts'
import type { Statut } from '../catalogue/model/statut.ts'
import type { Lire } from './lecture.ts'

/** Identity of territories: name and population. */
export const lireTerritoires: Lire = async (db, publication, cellules) => {
  const rows = await db
    .selectFrom('territoire')
    .select(['niveau', 'code', 'nom', 'population'])
    .where('publication_id', '=', publication.id)
    .where('code', 'in', [...new Set(cellules.map(({ code }) => code))])
    .execute()
  const parCode = new Map(rows.map((row) => [`${row.niveau}:${row.code}`, row]))
  return cellules.map(({ niveau, code, champ }) => {
    const territoire = parCode.get(`${niveau}:${code}`)
    if (!territoire) return undefined
    const valeur = champ === 'population' ? territoire.population : territoire.nom
    const source = champsTerritoire(niveau as Niveau)[0]?.sources[0] ?? null
    return {
      valeur,
      statut: valeur === null ? 'non_communique' : 'publie',
      source,
      import_id: null,
      ligne: null,
    }
  })
}

/** Values computed for territories, where the publication keeps them. */
export const lireSyntheses: Lire = async (db, publication, cellules) => {
  const rows = await db
    .selectFrom('synthese')
    .select(['niveau', 'code', 'indicateur', 'campagne', 'type', 'secteur', 'valeur', 'statut'])
    .where('publication_id', '=', publication.id)
    .where('code', 'in', [...new Set(cellules.map(({ code }) => code))])
    .where('indicateur', 'in', [...new Set(cellules.map(({ indicateur }) => indicateur ?? ''))])
    .execute()
  return cellules.map((cellule) => {
    const trouvee = rows.find((row) => CLES.every((cle) => row[cle] === cellule[cle]))
    if (!trouvee) return undefined
    const { valeur, statut } = trouvee
    return { valeur, statut: statut as Statut, source: null, import_id: null, ligne: null }
  })
}

const CLES = ['niveau', 'code', 'indicateur', 'campagne', 'type', 'secteur'] as const
