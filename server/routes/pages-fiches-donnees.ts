import { z } from 'zod'
import { findIndicateur, findSource } from '../../data/catalogue/registry.ts'
import { requeteImports, requeteRejets } from '../contract/imports.ts'
import type { DepotFichiers } from '../exports/depot.ts'
import { drawFond } from '../pages/carte-departements.ts'
import type { Connu } from '../pages/donnees/couverture.ts'
import { pageImport } from '../pages/donnees/import.ts'
import { pageIndicateur } from '../pages/donnees/indicateur.ts'
import { pageSource } from '../pages/donnees/source.ts'
import { pageVersion } from '../pages/donnees/version.ts'
import { AUCUN_CHANGEMENT, findChangements } from '../queries/changements.ts'
import { listContours } from '../queries/contours.ts'
import { findCouvertureSource } from '../queries/couverture-source.ts'
import type { Db } from '../queries/db.ts'
import { listDepartements } from '../queries/departements.ts'
import { findImport, listImports, listRejets } from '../queries/imports.ts'
import { listIndicateurs } from '../queries/indicateurs.ts'
import type { Publication } from '../queries/publication.ts'
import { declarationOf, toSource } from '../queries/sources.ts'
import { listValeursTerritoire } from '../queries/synthese.ts'
import { findValeurs } from '../queries/valeurs.ts'
import { listVersions } from '../queries/versions.ts'
import { listFichiers } from './exports.ts'
import { keep } from './garder.ts'
import { absente, contexteOf } from './pages-donnees.ts'
import type { Servir } from './pages-rendues.ts'
import { requireBornes } from './versions.ts'

/** Rejected lines shown in the page; the files give them all. */
const REJETS_MAX = 100
const FRANCE = { niveau: 'pays', code: 'FR' } as const
const TOUS = { type: 'tous', secteur: 'tous' } as const

const campagneSchema = z.object({ campagne: z.string().max(20).nullable().catch(null) })
const codeSchema = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/)
    .nullable()
    .catch(null),
})
const depuisSchema = z.object({ depuis: z.coerce.number().int().positive().optional().catch(undefined) })
/** A number as an address writes it; `null` for anything else. */
const numero = z.coerce.number().int().min(1).max(2_147_483_647).nullable().catch(null)

/** Pages about one thing of the catalogue: a source, an indicator, an import, a publication. */
export function routesFichesDonnees(servir: Servir, { db, depot }: { db: Db; depot: DepotFichiers }): void {
  const fondOf = keep(
    2,
    ({ id }: Publication) => String(id),
    async (publication) => drawFond(await listContours(db, publication, 'departement', null)),
  )
  const comparer = keep(
    4,
    ({ avant, apres }: { avant: number; apres: number }) => `${avant} ${apres}`,
    (bornes) => findChangements(db, bornes, {}),
  )

  servir('/donnees/sources/:id', async (request, origine) => {
    const { publication } = request
    const source = findSource(request.params.id ?? '')
    if (!source) return absente('Source', request, origine)
    const [couverture, { imports }, fichiers, fond] = await Promise.all([
      findCouvertureSource(db, publication, source),
      listImports(db, publication, requeteImports.parse({ source: source.id }), null),
      publication.id === 0 ? [] : listFichiers(publication, depot),
      fondOf(publication),
    ])
    const donnees = {
      source: { ...toSource(publication, source), ...declarationOf(source) },
      couverture,
      fond,
      imports,
      fichiers: fichiers.filter(({ nom }) => nom.startsWith(`releves-${source.id}.`)),
    }
    return { page: pageSource(donnees, contexteOf(request, origine)) }
  })

  servir('/donnees/indicateurs/:id', async (request, origine) => {
    const { publication } = request
    const declaration = findIndicateur(request.params.id ?? '')
    const indicateur = (await listIndicateurs(db, publication)).find(({ id }) => id === declaration?.id)
    if (!declaration || !indicateur) return absente('Indicateur', request, origine)
    const { campagne: voulue } = campagneSchema.parse(request.query)
    const campagne = voulue && indicateur.campagnes.includes(voulue) ? voulue : indicateur.campagne_par_defaut
    const requete = { ...TOUS, ...(campagne && { campagne }) }
    const [[france], couverture, fond] = await Promise.all([
      declaration.grain === 'academie' || campagne === null
        ? [undefined]
        : listValeursTerritoire(db, publication, FRANCE, requete, [declaration]),
      campagne === null ? [] : couvertureIndicateur(db, publication, declaration.id, campagne),
      fondOf(publication),
    ])
    const donnees = { indicateur, declaration, campagne, france: france ?? null, couverture, fond }
    return { page: pageIndicateur(donnees, contexteOf(request, origine)) }
  })

  servir('/donnees/imports/:id', async (request, origine) => {
    const { publication, params, query } = request
    const id = numero.parse(params.id)
    const lu = id === null ? null : await findImport(db, publication, id)
    if (!lu) return absente('Import', request, origine)
    const { code } = codeSchema.parse(query)
    const requete = requeteRejets.parse({ limit: String(REJETS_MAX), ...(code && { code }) })
    const { total, rejets } = await listRejets(db, lu.id, requete, null)
    return { page: pageImport({ lu, rejets, total, code }, contexteOf(request, origine)) }
  })

  servir('/donnees/versions/:version', async (request, origine) => {
    const demandee = numero.parse(request.params.version)
    const versions = await listVersions(db, request.publication.id)
    const version = versions.find(({ publication }) => publication === demandee)
    if (!version) return absente('Publication', request, origine)
    const { depuis } = depuisSchema.parse(request.query)
    const base = versions.find(
      ({ publication, conservee }) =>
        conservee && publication === depuis && publication < version.publication,
    )
    const contexte = contexteOf(request, origine)
    if (!version.conservee) return { page: pageVersion(version, null, versions, contexte) }
    const { avant, apres } = await requireBornes(db, version.publication, base?.publication)
    const trouves = avant === null ? AUCUN_CHANGEMENT : await comparer({ avant, apres })
    return { page: pageVersion(version, { version: apres, depuis: avant, ...trouves }, versions, contexte) }
  })
}

/** Share of the answers known in each département; that of its académie where only académies are known. */
async function couvertureIndicateur(
  db: Db,
  publication: Publication,
  id: string,
  campagne: string,
): Promise<Connu[]> {
  const declaration = findIndicateur(id)
  if (!declaration) return []
  const niveau = declaration.grain === 'academie' ? 'academie' : 'departement'
  const [{ codes, couverture }, departements] = await Promise.all([
    findValeurs(db, publication, declaration, campagne, { niveau, ...TOUS }, { conditions: [] }),
    listDepartements(db, publication),
  ])
  const parCode = new Map(codes.map((code, rang) => [code, couverture[rang] ?? null]))
  return departements.map(({ code, nom, academie }) => ({
    code,
    nom,
    part: parCode.get(niveau === 'academie' ? (academie ?? '') : code) ?? null,
  }))
}
