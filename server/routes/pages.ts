import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { secteurSchema, TOUS, typeEtablissementSchema } from '../../data/catalogue/model/etablissement.ts'
import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import { letterOfUai, parseUai } from '../../data/catalogue/model/uai.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { codeTerritoire, niveau as niveauSchema } from '../contract/base.ts'
import type { Valeur } from '../contract/synthese.ts'
import type { PageRendue } from '../pages/coquille.ts'
import { pageEtablissement } from '../pages/etablissement.ts'
import { cheminOf, pageIntrouvable } from '../pages/introuvable.ts'
import { pageTerritoire } from '../pages/territoire.ts'
import type { Db } from '../queries/db.ts'
import { listLocalesTerritoire } from '../queries/depots/locales.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findEtablissement, pageEtablissements } from '../queries/etablissements.ts'
import { findFiche } from '../queries/fiche-etablissement.ts'
import { listProgrammesTerritoire } from '../queries/programmes.ts'
import { search } from '../queries/recherche/rechercher.ts'
import { libelleNiveau, responsabiliteOf } from '../queries/referentiel.ts'
import { countEtablissements, findSynthese } from '../queries/synthese.ts'
import { findSuccesseur, findTerritoire } from '../queries/territoires.ts'
import { absenceOf } from './etablissement-exige.ts'
import { renderComparaison } from './page-comparer.ts'
import type { Servir } from './pages-rendues.ts'

/** Schools named in the first view of a territory. */
const ECOLES_MAX = 150
const SUGGESTIONS_MAX = 6
const typeTous = z.literal(TOUS)

type Requete = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>

/** Pages of territories and schools. The site takes them over once it runs. */
export function routesPages(servir: Servir, { db }: { db: Db }): void {
  servir('/territoires/:niveau/:code', async (request, origine) => {
    const page = await renderTerritoire(db, request, origine)
    return page ? { page } : { page: await absent(db, request, 'territoire'), status: 404 }
  })

  servir('/comparer', async (request) => ({ page: await renderComparaison(db, request as Requete) }))

  servir('/etablissements/:uai', async (request, origine) => {
    const page = await renderEtablissement(db, request, origine)
    return page ? { page } : { page: await absent(db, request, 'établissement'), status: 404 }
  })
}

async function renderTerritoire(db: Db, { publication, params, query }: Requete, origine: string) {
  const niveau = niveauSchema.safeParse(params.niveau)
  const code = codeTerritoire.safeParse(params.code)
  if (!niveau.success || !code.success) return null
  const territoire = await findTerritoire(db, publication, niveau.data, code.data)
  if (!territoire) return null
  const responsabilite = responsabiliteOf(niveau.data, code.data)
  const type = typeEtablissementSchema.or(typeTous).safeParse(query.type).data
  const secteur = secteurSchema.or(typeTous).safeParse(query.secteur).data
  const perimetre = perimetreOf(responsabilite, { ...(type && { type }), ...(secteur && { secteur }) })
  const filtres = {
    territoire: [{ niveau: niveau.data, code: code.data }],
    ...(perimetre.type !== TOUS && { type: [perimetre.type] }),
    ...(perimetre.secteur !== TOUS && { secteur: [perimetre.secteur] }),
    ouvert: 'oui' as const,
    conditions: [],
  }
  const tri = { colonne: 'nom' as const, decroissant: false }
  const [valeurs, etablissements, ecoles, programmes, donnees_locales] = await Promise.all([
    findSynthese(db, publication, territoire, perimetre),
    countEtablissements(db, publication, territoire, perimetre),
    pageEtablissements(db, publication, { filtres, tri, apres: null, limit: ECOLES_MAX }),
    listProgrammesTerritoire(db, publication, territoire),
    listLocalesTerritoire(db, publication, territoire),
  ])
  const { sources } = enveloppeOf(publication, { sources: lues(valeurs) })
  return pageTerritoire(
    {
      fiche: {
        ...territoire,
        ...responsabilite,
        enfants: {},
        donnees_locales,
        libelleNiveau: libelleNiveau(niveau.data),
      },
      perimetre,
      etablissements,
      valeurs,
      ecoles: ecoles.etablissements,
      programmes,
      sources,
      publieeLe: publication.cree_le?.toISOString() ?? null,
      demonstration: publication.demonstration,
    },
    origine,
  )
}

/** Sources of the values that a page shows. */
const lues = (valeurs: readonly Valeur[]): string[] =>
  valeurs.flatMap(({ indicateur, valeur }) => {
    const declare = valeur === null ? undefined : findIndicateur(indicateur)
    return declare ? sourcesOfIndicateur(declare) : []
  })

async function renderEtablissement(db: Db, { publication, params }: Requete, origine: string) {
  const uai = parseUai(params.uai ?? '')
  const trouve = uai ? await findEtablissement(db, publication, uai) : null
  if (!trouve) return null
  return pageEtablissement(await findFiche(db, publication, trouve), publication.demonstration, origine)
}

/** What to say of an address that names nothing known: its successor, then what looks like it. */
async function absent(db: Db, request: Requete, quoi: 'territoire' | 'établissement'): Promise<PageRendue> {
  const { publication, params } = request
  const code = params.code ?? params.uai ?? ''
  const niveau = niveauSchema.safeParse(params.niveau)
  const successeur = niveau.success
    ? await findSuccesseur(db, publication, niveau.data, code.toUpperCase())
    : null
  const chemin = request.url.split('?', 1)[0] ?? '/'
  const uai = quoi === 'établissement' ? parseUai(code) : null
  if (successeur) {
    return pageIntrouvable({
      chemin,
      quoi,
      message: `Le code « ${code} » n’est plus en vigueur : il a été repris par ${successeur.nom} (${successeur.code}).`,
      suggestions: [{ nom: successeur.nom, chemin: `/territoires/${params.niveau}/${successeur.code}` }],
      demonstration: publication.demonstration,
    })
  }
  // Seven digits of a UAI are enough to find it: the letter is what is most often mistyped.
  const voulu = /^\d{7}/.test(code) ? code.slice(0, 7) + letterOfUai(code.slice(0, 7)) : code
  const proches = voulu.length >= 2 ? await search(db, publication, voulu, SUGGESTIONS_MAX) : []
  return pageIntrouvable({
    chemin,
    quoi,
    message: uai
      ? (await absenceOf(db, publication, uai)).message
      : `Rien n’est connu sous le code « ${code} ».`,
    suggestions: proches.map((trouvaille) => ({
      nom: [trouvaille.libelle, trouvaille.contexte].filter(Boolean).join(', '),
      chemin: cheminOf(trouvaille),
    })),
    demonstration: publication.demonstration,
  })
}
