import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Connection } from '../data/db/connection.ts'
import { Atelier } from './atelier/atelier.ts'
import { openCoffre } from './coffre.ts'
import { DepotFichiers } from './exports/depot.ts'
import { fondOf } from './fond-plan.ts'
import { registerAgent } from './plugins/agent.ts'
import { registerCacheHttp } from './plugins/cache-http.ts'
import { registerDepreciation } from './plugins/depreciation.ts'
import { registerErreurs, sendErreur } from './plugins/erreurs.ts'
import { detachExtension, registerFormats } from './plugins/formats.ts'
import { registerMetriques } from './plugins/metriques.ts'
import { registerOpenapi } from './plugins/openapi.ts'
import { confianceProxies } from './plugins/proxies.ts'
import { registerPublication } from './plugins/publication.ts'
import { LECTURES_PAR_MINUTE, RETARD_MAX_MS, registerSecurite } from './plugins/securite.ts'
import { registerSite } from './plugins/site.ts'
import { registerVidange } from './plugins/vidange.ts'
import { Retenues } from './queries/retenues.ts'
import { openVeille } from './queries/veille.ts'
import { routesAdministration } from './routes/administration.ts'
import { routesApercus } from './routes/apercus.ts'
import { routesAvis } from './routes/avis.ts'
import { routesCatalogue } from './routes/catalogue.ts'
import type { Application } from './routes/commun.ts'
import { routesComparaison } from './routes/comparaison.ts'
import { routesComparaisonEtablissements } from './routes/comparaison-etablissements.ts'
import { routesComptes } from './routes/comptes.ts'
import { routesContours } from './routes/contours.ts'
import { routesDocumentation } from './routes/documentation.ts'
import { routesDonneesLocales } from './routes/donnees-locales.ts'
import { routesEspaceDepots } from './routes/espace-depots.ts'
import { routesEspaceSignalements } from './routes/espace-signalements.ts'
import { routesEtablissements } from './routes/etablissements.ts'
import { routesEtat } from './routes/etat.ts'
import { routesEvolution } from './routes/evolution.ts'
import { routesExploitation } from './routes/exploitation.ts'
import { routesExports } from './routes/exports.ts'
import { routesImports } from './routes/imports.ts'
import { routesIndicateurs } from './routes/indicateurs.ts'
import { routesLiens } from './routes/liens.ts'
import { routesListeEtablissements } from './routes/liste-etablissements.ts'
import { routesPages } from './routes/pages.ts'
import { routesPagesDonnees } from './routes/pages-donnees.ts'
import { routesFichesDonnees } from './routes/pages-fiches-donnees.ts'
import { routesPagesMethode } from './routes/pages-methode.ts'
import { openPages } from './routes/pages-rendues.ts'
import { routesPagesSocle } from './routes/pages-socle.ts'
import { routesPagesTexte } from './routes/pages-texte.ts'
import { routesPlan } from './routes/plan.ts'
import { routesPositions } from './routes/positions.ts'
import { routesProgrammes } from './routes/programmes.ts'
import { routesProvenance } from './routes/provenance.ts'
import { routesQualite } from './routes/qualite.ts'
import { routesRecherche } from './routes/recherche.ts'
import { routesRegroupements } from './routes/regroupements.ts'
import { routesRepertoire } from './routes/repertoire.ts'
import { routesSchemas } from './routes/schemas.ts'
import { BITS } from './routes/signalement-protection.ts'
import { routesSignalements } from './routes/signalements.ts'
import { routesSignaler } from './routes/signaler.ts'
import { routesSocle } from './routes/socle.ts'
import { routesSources } from './routes/sources.ts'
import { routesSuivi } from './routes/suivi.ts'
import { routesTerritoires } from './routes/territoires.ts'
import { routesTuiles } from './routes/tuiles.ts'
import { routesVersions } from './routes/versions.ts'
import { routesVignettes } from './routes/vignettes.ts'
import { LecteurTuiles } from './tuiles.ts'
import { EMPREINTE_CATALOGUE, VERSION } from './version.ts'

/** What the server needs from outside. */
export interface Dependances {
  connection: Connection
  config: Pick<Config, 'proxies' | 'logLevel' | 'url' | 'dataDir'> &
    Partial<Pick<Config, 'instance' | 'fondPlan' | 'oidc' | 'cle' | 'webhooksPrives'>>
  /** Folder of the built site; `null` serves the API alone. */
  webDir: string | null
  /** Receives every line of the log, whatever its level; the standard output by default. */
  journal?: { write(ligne: string): void }
  /** Reads allowed per minute and per address. */
  lecturesParMinute?: number
  /** Weight of the proof of work asked of whoever writes without an account. */
  bitsDefi?: number
  /** Mean delay of the event loop beyond which readers are asked to come back later. */
  retardMaxMs?: number
}

/** Nobody said who answers for it. */
const INSTANCE_INCONNUE = { editeur: null, hebergeur: null, contact: null }

/** Longest path parameter read; codes and ids are far shorter. */
const PARAMETRE_MAX = 200

/**
 * Builds the HTTP server: API, tiles, documentation, site. It follows publications until closed, and
 * closing leaves the connection to its owner.
 */
export async function buildApp(deps: Dependances): Promise<Application> {
  const { connection, config, webDir, journal } = deps
  const { lecturesParMinute = LECTURES_PAR_MINUTE, retardMaxMs = RETARD_MAX_MS } = deps
  const { db } = connection
  const app = Fastify({
    logger: { level: journal ? 'debug' : config.logLevel, ...(journal && { stream: journal }) },
    trustProxy: config.proxies > 0 && confianceProxies(config.proxies),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAMETRE_MAX, ignoreTrailingSlash: true },
    rewriteUrl: detachExtension,
    frameworkErrors: (error, request, reply) => void sendErreur(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErreurs(app)
  registerVidange(app)

  const https = config.url?.startsWith('https:') ?? false
  const fond = fondOf(config)
  await registerSecurite(app, { https, fond, lecturesParMinute, retardMaxMs })
  await registerAgent(app, { db, https, racine: config.url })
  await registerOpenapi(app)
  const veille = await openVeille(connection, (error) => app.log.error({ err: error }, 'publication'))
  app.addHook('onClose', () => veille.close())
  const metriques = registerMetriques(app, connection, veille)
  registerDepreciation(app)
  registerFormats(app)
  registerPublication(app, { veille, retenues: new Retenues(db), racine: config.url })
  registerCacheHttp(app, `${EMPREINTE_CATALOGUE} ${fond?.nom ?? ''}`, () => veille.courante())

  const atelier = new Atelier()
  app.addHook('onClose', () => atelier.close())
  const racine = config.url?.replace(/\/$/, '') ?? null
  routesComptes(app, { db, config })
  const coffre = await openCoffre({ dataDir: config.dataDir, cle: config.cle ?? null })
  routesSignalements(app, { db })
  routesSignaler(app, { db, coffre, veille, bits: deps.bitsDefi ?? BITS })
  routesSuivi(app, { db, coffre })
  routesEspaceSignalements(app, { db, veille })
  routesEspaceDepots(app, { db, veille, dataDir: config.dataDir })
  routesDonneesLocales(app, { db })
  routesAdministration(app, { db, veille, dataDir: config.dataDir })
  routesAvis(app, { db, coffre, racine, webhooksPrives: config.webhooksPrives ?? false })
  routesEtat(app, { db, version: VERSION, fond })
  routesTerritoires(app, { db, racine, atelier })
  routesListeEtablissements(app, { db })
  routesContours(app, { db })
  routesEtablissements(app, { db, racine, atelier })
  routesRegroupements(app, { db })
  routesRepertoire(app, { db })
  routesPositions(app, { db })
  routesIndicateurs(app, { db })
  routesRecherche(app, { db })
  routesProvenance(app, { db })
  routesEvolution(app, { db })
  routesComparaison(app, { db })
  routesComparaisonEtablissements(app, { db })
  routesSocle(app, { db })
  routesLiens(app, { db })
  routesProgrammes(app, { db })
  routesQualite(app, { db })
  routesSources(app, { db })
  routesSchemas(app)
  routesImports(app, { db })
  routesVersions(app, { db })
  routesVignettes(app, { db })
  routesApercus(app, { db, atelier })
  routesCatalogue(app, { racine: racine ?? '' })
  const depot = new DepotFichiers(join(config.dataDir, 'exports'))
  routesExports(app, { db, depot })
  routesTuiles(app, { tuiles: new LecteurTuiles(db) })
  routesExploitation(app, { db, metriques })
  routesDocumentation(app, { publication: () => veille.courante().id, racine })
  const servir = openPages(app, { webDir, racine })
  if (servir) {
    routesPages(servir, { db })
    routesPagesDonnees(servir, { db, depot })
    routesFichesDonnees(servir, { db, depot })
    routesPagesMethode(servir, { db })
    routesPagesSocle(servir, { db })
    routesPagesTexte(servir, { db, instance: config.instance ?? INSTANCE_INCONNUE, version: VERSION, fond })
  }
  routesPlan(app, { db, racine })
  await registerSite(app, webDir)
  return app
}
