import { z } from 'zod'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { findSource, nameSource } from '../../data/catalogue/registry.ts'
import { filtresSignalements } from '../contract/signalements.ts'
import { fluxAtom } from '../pages/atom.ts'
import { introuvable } from '../probleme.ts'
import { listEntrees } from '../queries/avis/flux.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { isTerritoireConnu } from '../queries/territoires-connus.ts'
import { type Application, origineOf, VIVANT } from './commun.ts'

const { territoire, source } = filtresSignalements
const requete = z.strictObject({ territoire, source })

/**
 * Atom feed of the reports: all of them, those of a territory, those of a source. Its ETag is made from its bytes.
 * @param racine public root address, `null` when it is not known.
 */
export function routesFlux(app: Application, { db, racine }: { db: Db; racine: string | null }): void {
  app.get(
    '/signalements.atom',
    { config: VIVANT, schema: { hide: true, querystring: requete } },
    async (request, reply) => {
      const { publication, query } = request
      await requireConnus(db, publication, query)
      const origine = origineOf(racine, request)
      const entrees = (await listEntrees(db, query)).map(({ signalement: s, dernier, modifie_le }) => ({
        titre: `n° ${s.id} : ${s.libelle}, ${s.nom}`,
        adresse: `${origine}/signalements/${s.id}`,
        cree_le: s.cree_le,
        modifie_le,
        texte: dernier,
      }))
      const parametres = [
        ...(query.territoire ?? []).map(({ niveau, code }) => `territoire=${niveau}:${code}`),
        ...(query.source ? [`source=${query.source}`] : []),
      ].join('&')
      const flux = {
        titre: titreOf(publication, query),
        soi: `${origine}/signalements.atom${parametres && `?${parametres}`}`,
        page: `${origine}/signalements`,
        entrees,
      }
      reply.type('application/atom+xml; charset=utf-8')
      return fluxAtom(flux, (publication.cree_le ?? new Date(0)).toISOString())
    },
  )
}

type Requete = z.output<typeof requete>

/** @throws ErreurLecteur 404 for a feed that would stay empty for ever. */
async function requireConnus(
  db: Db,
  publication: Publication,
  { territoire, source }: Requete,
): Promise<void> {
  if (source && !findSource(source)) throw introuvable(`Aucune source ne s’appelle « ${source} ».`)
  for (const voulu of territoire ?? []) {
    if (!(await isTerritoireConnu(db, publication.id, voulu)))
      throw introuvable(`Aucun territoire « ${voulu.niveau}:${voulu.code} ».`)
  }
}

function titreOf(publication: Publication, { territoire, source }: Requete): string {
  const lieux = (territoire ?? []).map(
    ({ niveau, code }) => publication.noms.get(niveau as Niveau)?.get(code) ?? `${niveau} ${code}`,
  )
  const precisions = [...lieux, ...(source ? [nameSource(source)] : [])]
  return ['Signalements sur Cartable', ...precisions].join(' · ')
}
