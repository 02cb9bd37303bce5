import type { FastifyReply, FastifyRequest } from 'fastify'
import { LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import { chiffresClesOf } from '../../data/mots/chiffres-cles.ts'
import { ditNature } from '../../data/mots/nature.ts'
import { ditPerimetre } from '../../data/mots/perimetre.ts'
import { ditCouverture } from '../../data/mots/reponses.ts'
import { majuscule } from '../../data/mots/texte.ts'
import { nomOfUnites } from '../../data/mots/unites.ts'
import { valeurOuStatut } from '../../data/mots/valeur.ts'
import type { Atelier } from '../atelier/atelier.ts'
import { aucunParametre } from '../contract/base.ts'
import { parametresEtablissement } from '../contract/etablissements.ts'
import { parametresTerritoire } from '../contract/territoires.ts'
import { type Apercu, dessinerApercu } from '../pages/apercu.ts'
import { poserIdentite } from '../plugins/cache-http.ts'
import { Dessins } from '../plugins/documents.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { libelleNiveau, responsabiliteOf } from '../queries/referentiel.ts'
import { countEtablissements, listValeursTerritoire } from '../queries/synthese.ts'
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
    (request, reply) => envoyer(request, reply, () => apercuTerritoire(db, request)),
  )
  app.get(
    '/apercus/etablissements/:uai.png',
    { config, schema: { hide: true, params: parametresEtablissement, querystring: aucunParametre } },
    (request, reply) => envoyer(request, reply, () => apercuEtablissement(db, request)),
  )
}

async function apercuTerritoire(
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
  return {
    etiquette: majuscule(ditNature(territoire.nature, libelleNiveau(niveau))),
    nom: territoire.nom,
    phrase: total === 0 ? 'Aucun établissement suivi' : `Le numérique dans ${ditPerimetre(perimetre, total)}`,
    chiffres: chiffresClesOf(valeurs).map((valeur) => ({
      libelle: valeur.libelle,
      valeur: valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite),
      note: majuscule(ditCouverture(valeur, nomOfUnites(valeur.grain, perimetre.type))),
    })),
    situation,
    demonstration: publication.demonstration,
  }
}

async function apercuEtablissement(
  db: Db,
  { publication, params: { uai } }: Lu<{ uai: string }>,
): Promise<Apercu> {
  const { etablissement } = await exigerEtablissement(db, publication, uai)
  const { nom, type, commune, departement, longitude, latitude } = etablissement
  const place = await exigerTerritoire(db, publication, 'commune', commune.code, '')
  const situation = await findSituation(db, publication, place)
  return {
    etiquette: `${majuscule(LIBELLES_TYPE[type].singulier)} · ${uai}`,
    nom,
    phrase: `${commune.nom} (${departement.nom})`,
    chiffres: [],
    situation: {
      ...situation,
      repere: longitude === null || latitude === null ? situation.repere : [longitude, latitude],
    },
    demonstration: publication.demonstration,
  }
}
