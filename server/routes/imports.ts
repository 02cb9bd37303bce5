import { aucunParametre } from '../contract/base.ts'
import {
  collectionImports,
  collectionRejets,
  importDetail,
  parametresImport,
  requeteImports,
  requeteRejets,
} from '../contract/imports.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findImport, listImports, listRejets } from '../queries/imports.ts'
import type { Publication } from '../queries/publication.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre, VIVANT } from './commun.ts'

const TAGS = ['Données']

/** @throws ErreurLecteur 404 when no import has this number. */
async function requireImport(db: Db, publication: Publication, id: number) {
  const trouve = await findImport(db, publication, id)
  if (trouve) return trouve
  throw introuvable(`Aucun import ne porte le numéro ${id}.`, { parametre: 'id', recu: String(id) })
}

/** Files read by the observatory, and the lines it could not accept. */
export function routesImports(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/imports',
    {
      config: VIVANT,
      schema: {
        operationId: 'listerImports',
        tags: TAGS,
        summary: 'Liste des imports',
        description:
          'Fichiers lus par l’observatoire, du plus récent au plus ancien : acceptés, refusés ou illisibles.',
        querystring: requeteImports,
        response: { 200: collectionImports, ...reponsesErreur },
      },
    },
    async ({ publication, query, url }, reply) => {
      const avant = readCurseurNombre(query.curseur)
      const { total, imports, reste } = await listImports(db, publication, query, avant)
      const dernier = reste ? imports.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: imports.map(({ source }) => source) })
      return { total, resultats: imports, suivant, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/imports/:id',
    {
      config: VIVANT,
      schema: {
        operationId: 'lireImport',
        tags: TAGS,
        summary: 'Un import',
        description:
          'Fichier, empreinte, producteur, et sort de ses lignes par motif (ignorées, rejetées, signalées).',
        params: parametresImport,
        querystring: aucunParametre,
        response: { 200: importDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id } }) => {
      const trouve = await requireImport(db, publication, id)
      return { ...enveloppeOf(publication, { sources: [trouve.source] }), ...trouve }
    },
  )

  app.get(
    '/api/v1/imports/:id/rejets',
    {
      config: VIVANT,
      schema: {
        operationId: 'listerRejets',
        tags: TAGS,
        summary: 'Lignes rejetées d’un import',
        description: 'Chaque ligne rejetée avec son numéro, la colonne et la valeur en cause, et le motif.',
        params: parametresImport,
        querystring: requeteRejets,
        response: { 200: collectionRejets, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id }, query, url }, reply) => {
      const { source } = await requireImport(db, publication, id)
      const apres = readCurseurNombre(query.curseur)
      const { total, rejets, reste } = await listRejets(db, id, query, apres)
      const dernier = reste ? rejets.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [String(dernier.ligne)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: rejets, suivant, ...enveloppeOf(publication, { sources: [source] }) }
    },
  )
}
