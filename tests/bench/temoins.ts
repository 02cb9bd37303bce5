import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import Fastify from 'fastify'

/** An answer as it was received: what the witnesses serve again. */
export interface Octets {
  type: string
  encodage: string | null
  corps: Buffer
}

/** A server of the same bytes. */
export interface Temoin {
  nom: string
  /** Begins to serve an answer. @returns its address. */
  serve(octets: Octets): Promise<string>
  close(): Promise<void>
}

const portLibre = (): Promise<number> =>
  new Promise((resolve) => {
    const essai = createServer().listen(0, '127.0.0.1', () => {
      const { port } = essai.address() as { port: number }
      essai.close(() => resolve(port))
    })
  })

/** A bare Fastify that answers from memory: what this machine can do at most in JavaScript. */
export async function openFastify(): Promise<Temoin> {
  const app = Fastify()
  const servis: Octets[] = []
  app.get('/:rang', (request, reply) => {
    const { type, encodage, corps } = servis[Number((request.params as { rang: string }).rang)] as Octets
    reply.header('content-type', type)
    if (encodage) reply.header('content-encoding', encodage)
    return reply.send(corps)
  })
  const racine = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    nom: 'fastify nu',
    async serve(octets) {
      servis.push(octets)
      return `${racine}/${servis.length - 1}`
    },
    close: () => app.close(),
  }
}

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((chemin) =>
  existsSync(chemin),
)

/** nginx serving the bytes as static files, by one process; `null` when it is not installed. */
export async function openNginx(): Promise<Temoin | null> {
  if (!NGINX) return null
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-nginx-'))
  const port = await portLibre()
  await mkdir(join(dossier, 'octets'))
  const compte = process.getuid?.() === 0 ? 'user root;' : ''
  await writeFile(
    join(dossier, 'nginx.conf'),
    `${compte} daemon off; worker_processes 1; pid ${dossier}/nginx.pid; error_log ${dossier}/erreurs.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  client_body_temp_path ${dossier}; proxy_temp_path ${dossier}; fastcgi_temp_path ${dossier};
  uwsgi_temp_path ${dossier}; scgi_temp_path ${dossier};
  server { listen 127.0.0.1:${port}; root ${dossier}/octets; } }`,
  )
  const nginx = spawn(NGINX, ['-p', dossier, '-c', join(dossier, 'nginx.conf'), '-e', 'stderr'], {
    stdio: 'ignore',
  })
  const racine = `http://127.0.0.1:${port}`
  while ((await fetch(racine).catch(() => null)) === null) await attendre(50)
  let servis = 0
  return {
    nom: 'nginx',
    async serve({ corps }) {
      servis += 1
      await writeFile(join(dossier, 'octets', String(servis)), corps)
      return `${racine}/${servis}`
    },
    async close() {
      nginx.kill('SIGTERM')
      await rm(dossier, { recursive: true, force: true })
    },
  }
}
