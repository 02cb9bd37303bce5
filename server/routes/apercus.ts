import type { FastifyReply, FastifyRequest } from 'fastify'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import type { Atelier } from '../atelier/atelier.ts'
import { aucunParametre } from '../contract/base.ts'
import { parametresEtablissement } from '../contract/etablissements.ts'
import { parametresTerritoire } from '../contract/territoires.ts'
import { type Apercu, dessinerApercu } from '../pages/apercu.ts'
import { apercuEtablissement, apercuTerritoire } from '../pages/apercus.ts'
import { poserIdentite } from '../plugins/cache-http.ts'
import { Dessins } from '../plugins/documents.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { libelleNiveau, responsabiliteOf } from '../queries/referentiel.ts'
import { countEtablissements, listValeursTerritoire } from '../queries/synthese.ts'
import { listValeurs } from '../queries/valeurs-etablissement.ts'
import { findSituation } from '../queries/vignette.ts'
import { type Application, PUBLIE } from './commun.ts'
import { exigerEtablissement } from './etablissement-exige.ts'
import { exigerTerritoire } from './territoire-exige.ts'

type Lu<P> = { publication: Publication; params: P }

/** Pictures of the pages, shown where a link to them is shared: made once for each publication. */
export function routesApercus(app: Application, { db, atelier }: { db: Db; atelier: Atelier }): void {
  const dessins = new Dessins()
  const envoyer = async (request: FastifyRequest, reply: FastifyReply, composer: () => Promise<Apercu>) => {
    const image = await dessins.obtenir(request.empreinte, async () =>
      atelier.dessiner({ genre: 'image', svg: dessinerApercu(await composer()) }),
    )
    poserIdentite(request, reply, 'identity')
    return reply.type('image/png').send(image)
  }
  const config = { ...PUBLIE, fichier: true }
  app.get(
    '/apercus/territoires/:niveau/:code.png',
    { config, schema: { hide: true, params: parametresTerritoire, querystring: aucunParametre } },
    (request, reply) => envoyer(request, reply, () => lireTerritoire(db, request)),
  )
  app.get(
    '/apercus/etablissements/:uai.png',
    { config, schema: { hide: true, params: parametresEtablissement, querystring: aucunParametre } },
    (request, reply) => envoyer(request, reply, () => lireEtablissement(db, request)),
  )
}

async function lireTerritoire(
  db: Db,
  {
    publication,
    params: { niveau, code },
  }: Lu<{ niveau: Parameters<typeof libelleNiveau>[0]; code: string }>,
): Promise<Apercu> {
  const territoire = await exigerTerritoire(db, publication, niveau, code, '')
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

async function lireEtablissement(
  db: Db,
  { publication, params: { uai } }: Lu<{ uai: string }>,
): Promise<Apercu> {
  const { ligne, etablissement } = await exigerEtablissement(db, publication, uai)
  const place = await exigerTerritoire(db, publication, 'commune', etablissement.commune.code, '')
  const [valeurs, situation] = await Promise.all([
    listValeurs(db, publication, ligne),
    findSituation(db, publication, place),
  ])
  return apercuEtablissement(etablissement, valeurs, { situation, demonstration: publication.demonstration })
}
