import { PROGRAMMES } from '../../data/catalogue/index.generated.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import {
  collectionProgrammes,
  collectionProgrammesEtablissement,
  parametresProgramme,
  parametresProgrammesEtablissement,
  parametresProgrammesTerritoire,
  programmeDetail,
  requeteProgramme,
} from '../contract/programmes.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import {
  findProgramme,
  listParticipations,
  listProgrammes,
  listProgrammesEtablissement,
  listProgrammesTerritoire,
} from '../queries/programmes.ts'
import type { Publication } from '../queries/publication.ts'
import { type Application, PUBLIE, PUBLIE_CHAUD } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Programmes']
const FRANCE = { niveau: 'pays', code: 'FR' } as const

/** @throws ErreurLecteur 404 listing the programmes that exist. */
function requireProgramme(id: string) {
  const programme = findProgramme(id)
  if (programme) return programme
  throw introuvable(`Aucun programme ne porte l’identifiant « ${id} ».`, {
    parametre: 'id',
    recu: id,
    attendu: `l’un des programmes ${PROGRAMMES.map((connu) => connu.id).join(', ')}`,
  })
}

/** A whole collection on one page, with the sources of its programmes. */
function page<T extends { listes: string[] }>(publication: Publication, resultats: T[]) {
  const enveloppe = enveloppeOf(publication, { sources: resultats.flatMap(({ listes }) => listes) })
  return { total: resultats.length, resultats, suivant: null, ...enveloppe }
}

/** What is being tried: where, when, by whom, and what says so. */
export function routesProgrammes(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/programmes',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'listerProgrammes',
        tags: TAGS,
        summary: 'Liste des programmes',
        description:
          'Expérimentations, appels à projets, labels, partenariats et services, avec leur période, leur périmètre, le document qui les établit et le nombre d’établissements participants quand une liste est publiée.',
        querystring: aucunParametre,
        response: { 200: collectionProgrammes, ...reponsesErreur },
      },
    },
    async ({ publication }) => page(publication, await listProgrammes(db, publication, PROGRAMMES, FRANCE)),
  )

  app.get(
    '/api/v1/programmes/:id',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireProgramme',
        tags: TAGS,
        summary: 'Un programme',
        description: 'Fiche d’un programme et nombre d’établissements participants par territoire.',
        params: parametresProgramme,
        querystring: requeteProgramme,
        response: { 200: programmeDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id }, query: { niveau } }) => {
      const programme = requireProgramme(id)
      const [fiche] = await listProgrammes(db, publication, [programme], FRANCE)
      const par_territoire = await listParticipations(db, publication, programme, niveau)
      const trouve = fiche as NonNullable<typeof fiche>
      const enveloppe = enveloppeOf(publication, { sources: trouve.listes })
      return { ...trouve, niveau, par_territoire, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code/programmes',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'listerProgrammesTerritoire',
        tags: TAGS,
        summary: 'Programmes d’un territoire',
        description:
          'Programmes auxquels participent des établissements du territoire, ou dont le document nomme le territoire ou un territoire qui le contient.',
        params: parametresProgrammesTerritoire,
        querystring: aucunParametre,
        response: { 200: collectionProgrammes, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code } }) => {
      const territoire = await requireTerritoire(db, publication, niveau, code, '/programmes')
      return page(publication, await listProgrammesTerritoire(db, publication, territoire))
    },
  )

  app.get(
    '/api/v1/etablissements/:uai/programmes',
    {
      config: PUBLIE,
      schema: {
        operationId: 'listerProgrammesEtablissement',
        tags: TAGS,
        summary: 'Programmes d’un établissement',
        description:
          'Programmes qui visent le type de l’établissement et dont la liste est publiée ; « participe » dit s’il y est nommé.',
        params: parametresProgrammesEtablissement,
        querystring: aucunParametre,
        response: { 200: collectionProgrammesEtablissement, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { uai } }) => {
      const { ligne } = await requireEtablissement(db, publication, uai)
      return page(publication, await listProgrammesEtablissement(db, publication, ligne))
    },
  )
}
