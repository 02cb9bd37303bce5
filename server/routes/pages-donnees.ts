import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { composanteSchema } from '../../data/catalogue/model/composante.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { requeteImports } from '../contract/imports.ts'
import type { DepotFichiers } from '../exports/depot.ts'
import { pageCatalogue } from '../pages/donnees/accueil.ts'
import { type Contexte, pageAbsente } from '../pages/donnees/cadre-donnees.ts'
import { ETATS } from '../pages/donnees/filtre.ts'
import { pageImports } from '../pages/donnees/import.ts'
import { pageSchema } from '../pages/donnees/schema.ts'
import { pageTelechargements } from '../pages/donnees/telechargements.ts'
import { pageVersions } from '../pages/donnees/version.ts'
import type { Db } from '../queries/db.ts'
import { listImports } from '../queries/imports.ts'
import { listIndicateurs } from '../queries/indicateurs.ts'
import { listBilans, listCouvertures } from '../queries/qualite.ts'
import { listSchemas, readExemple, readSchemas } from '../queries/schemas.ts'
import { listSources } from '../queries/sources.ts'
import { listVersions } from '../queries/versions.ts'
import { listFichiers } from './exports.ts'
import type { Rendu, Servir } from './pages-rendues.ts'

/** Imports and publications named on the first page of the catalogue. */
const DERNIERS = 8
const FRANCE = { niveau: 'pays', code: 'FR' } as const

/** What a page reads of its address: anything else is left aside, and what cannot be understood is not asked. */
const filtreSchema = z.object({
  q: z.string().max(100).catch(''),
  composante: composanteSchema.nullable().catch(null),
  etat: z.enum(ETATS).nullable().catch(null),
})
const avantSchema = z.object({ avant: z.coerce.number().int().positive().nullable().catch(null) })

/** What the page knows of the publication it reads. */
export const contexteOf = ({ publication }: FastifyRequest, origine: string): Contexte => ({
  publication: publication.id,
  publieeLe: publication.cree_le?.toISOString() ?? null,
  demonstration: publication.demonstration,
  origine,
  aujourdhui: new Date().toISOString().slice(0, 10),
})

/** There is nothing of that name. */
export const absente = (quoi: string, request: FastifyRequest, origine: string): Rendu => ({
  page: pageAbsente(quoi, request.url.split('?', 1)[0] ?? '/', contexteOf(request, origine)),
  status: 404,
})

/** Pages of the catalogue that list: indicators and sources, imports, schemas, publications, files. */
export function routesPagesDonnees(servir: Servir, { db, depot }: { db: Db; depot: DepotFichiers }): void {
  const schemas = readSchemas()

  servir('/donnees', async (request, origine) => {
    const { publication } = request
    const { q, composante, etat } = filtreSchema.parse(request.query)
    const [indicateurs, couverture, bilans, imports, versions] = await Promise.all([
      listIndicateurs(db, publication),
      publication.id === 0 ? [] : listCouvertures(db, publication, FRANCE, INDICATEURS),
      listBilans(db, publication),
      listImports(db, publication, requeteImports.parse({ limit: String(DERNIERS) }), null),
      listVersions(db, publication.id),
    ])
    const rejetees = new Map<string, number>()
    for (const { source, rejetees: n } of bilans) rejetees.set(source, (rejetees.get(source) ?? 0) + n)
    const donnees = {
      indicateurs,
      sources: listSources(publication),
      couverture,
      rejetees,
      chargees: bilans.reduce((total, bilan) => total + bilan.chargees, 0),
      imports: imports.imports,
      schemas: listSchemas(schemas),
      versions: versions.slice(0, DERNIERS),
    }
    return {
      page: pageCatalogue(donnees, { mots: q.trim(), composante, etat }, contexteOf(request, origine)),
    }
  })

  servir('/donnees/imports', async (request, origine) => {
    const { avant } = avantSchema.parse(request.query)
    const requete = requeteImports.parse({})
    const { total, imports, reste } = await listImports(db, request.publication, requete, avant)
    const suite = reste ? `/donnees/imports?avant=${imports.at(-1)?.id}` : null
    return { page: pageImports(imports, total, suite, contexteOf(request, origine)) }
  })

  servir('/donnees/schemas/:id', async (request, origine) => {
    const id = request.params.id ?? ''
    const schema = schemas.get(id)
    if (!schema) return absente('Schéma', request, origine)
    return { page: pageSchema(id, schema, readExemple(id), contexteOf(request, origine)) }
  })

  servir('/donnees/versions', async (request, origine) => {
    const versions = await listVersions(db, request.publication.id)
    return { page: pageVersions(versions, contexteOf(request, origine)) }
  })

  servir('/donnees/telechargements', async (request, origine) => {
    const { publication } = request
    const fichiers = publication.id === 0 ? [] : await listFichiers(publication, depot)
    return { page: pageTelechargements(fichiers, contexteOf(request, origine)) }
  })
}
