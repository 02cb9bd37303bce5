import type { FastifyReply, FastifyRequest } from 'fastify'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import type { Atelier } from '../atelier/atelier.ts'
import { aucunParametre } from '../contract/base.ts'
import { parametresEtablissement } from '../contract/etablissements.ts'
import { parametresTerritoire } from '../contract/territoires.ts'
import { type Apercu, drawApercu } from '../pages/apercu.ts'
import { apercuEtablissement, apercuTerritoire } from '../pages/apercus.ts'
import { setIdentite } from '../plugins/cache-http.ts'
import { Dessins } from '../plugins/documents.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { libelleNiveau, responsabiliteOf } from '../queries/referentiel.ts'
import { countEtablissements, listValeursTerritoire } from '../queries/synthese.ts'
import { listValeurs } from '../queries/valeurs-etablissement.ts'
import { findSituation } from '../queries/vignette.ts'
import { type Application, PUBLIE } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

type Lu<P> = { publication: Publication; params: P }

/** Pictures of the pages, shown where a link to them is shared: made once for each publication. */
export function routesApercus(app: Application, { db, atelier }: { db: Db; atelier: Atelier }): void {
  const dessins = new Dessins()
  const send = async (request: FastifyRequest, reply: FastifyReply, compose: () => Promise<Apercu>) => {
    const image = await dessins.obtain(request.empreinte, async () =>
      atelier.draw({ genre: 'image', svg: drawApercu(await compose()) }),
    )
    setIdentite(request, reply, 'identity')
    return reply.type('image/png').send(image)
  }
  const config = { ...PUBLIE, fichier: true }
  app.get(
    '/apercus/territoires/:niveau/:code.png',
    { config, schema: { hide: true, params: parametresTerritoire, querystring: aucunParametre } },
    (request, reply) => send(request, reply, () => readTerritoire(db, request)),
  )
  app.get(
    '/apercus/etablissements/:uai.png',
    { config, schema: { hide: true, params: parametresEtablissement, querystring: aucunParametre } },
    (request, reply) => send(request, reply, () => readEtablissement(db, request)),
  )
}

async function readTerritoire(
  db: Db,
  {
    publication,
    params: { niveau, code },
  }: Lu<{ niveau: Parameters<typeof libelleNiveau>[0]; code: string }>,
): Promise<Apercu> {
  const territoire = await requireTerritoire(db, publication, niveau, code, '')
  const perimetre = perimetreOf(responsabiliteOf(niveau, code), {})
  const requete = { ...perimetre, campagne: undefined }
  const [valeurs, { total }, situation] = await Promise.all([
    listValeursTerritoire(db, publication, territoire, requete),
    countEtablissements(db, publication, territoire, requete),
    findSituation(db, publication, territoire),
  ])
  const identite = { ...territoire, libelleNiveau: libelleNiveau(niveau) }
  const fond = { situation, demonstration: publication.demonstration }
  return apercuTerritoire(identite, perimetre, total, valeurs, fond)
}

async function readEtablissement(
  db: Db,
  { publication, params: { uai } }: Lu<{ uai: string }>,
): Promise<Apercu> {
  const { ligne, etablissement } = await requireEtablissement(db, publication, uai)
  const place = await requireTerritoire(db, publication, 'commune', etablissement.commune.code, '')
  const [valeurs, situation] = await Promise.all([
    listValeurs(db, publication, ligne),
    findSituation(db, publication, place),
  ])
  return apercuEtablissement(etablissement, valeurs, { situation, demonstration: publication.demonstration })
}
