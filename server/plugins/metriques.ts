import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Connection } from '../../data/db/connection.ts'
import { Metriques } from '../metriques.ts'
import type { Veille } from '../queries/veille.ts'
import { fichiersEnCours } from './fichiers.ts'

/** Counts every answer, and knows how to read the state of the process. Follows the server until it closes. */
export function registerMetriques(app: FastifyInstance, { pool }: Connection, veille: Veille): Metriques {
  const retard = monitorEventLoopDelay({ resolution: 20 })
  retard.enable()
  app.addHook('onClose', async () => {
    retard.disable()
  })
  const metriques = new Metriques([
    { nom: 'cartable_publication', aide: 'Publication servie.', read: () => veille.courante().id },
    {
      nom: 'cartable_fichiers_en_cours',
      aide: 'Fichiers en cours d’envoi.',
      read: fichiersEnCours,
    },
    {
      nom: 'cartable_boucle_retard_p99_secondes',
      aide: 'Retard de la boucle d’événements (99e centile).',
      read: () => retard.percentile(99) / 1e9,
    },
    { nom: 'cartable_base_connexions', aide: 'Connexions ouvertes à la base.', read: () => pool.totalCount },
    { nom: 'cartable_base_connexions_libres', aide: 'Connexions sans travail.', read: () => pool.idleCount },
    {
      nom: 'cartable_base_attente',
      aide: 'Requêtes qui attendent une connexion.',
      read: () => pool.waitingCount,
    },
    {
      nom: 'process_resident_memory_bytes',
      aide: 'Mémoire résidente.',
      read: () => process.memoryUsage.rss(),
    },
    {
      nom: 'process_cpu_seconds_total',
      aide: 'Temps de processeur consommé.',
      type: 'counter',
      read: () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    },
    {
      nom: 'process_start_time_seconds',
      aide: 'Démarrage, en secondes depuis 1970.',
      read: () => Math.round(Date.now() / 1000 - process.uptime()),
    },
  ])
  app.addHook('onResponse', (request, reply, suite) => {
    const route = request.routeOptions.url ?? 'inconnue'
    metriques.count(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    suite()
  })
  return metriques
}
