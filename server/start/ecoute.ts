import { createServer } from 'node:net'
import type { Config } from '../../config.ts'
import type { Application } from '../routes/commun.ts'

/** Why the server cannot listen, said so that it can be mended. */
function explain(error: NodeJS.ErrnoException, { port, host }: Config): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Le port ${port} est déjà pris par un autre programme. Choisissez-en un autre, par exemple : PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    return new Error(
      `Le port ${port} est réservé au système. Choisissez un port au-dessus de 1024 : PORT=8080 npm start`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new Error(`L’adresse ${host} (HOST) n’est pas une adresse de cette machine.`)
  }
  return error
}

/**
 * Fails at once when the port is taken, rather than after a minute of loading.
 * @throws Error in French.
 */
export async function checkPort(config: Config): Promise<void> {
  const essai = createServer()
  await new Promise<void>((resolve, reject) => {
    essai.once('error', (error) => reject(explain(error, config)))
    essai.listen(config.port, config.host, () => essai.close(() => resolve()))
  })
}

/** Starts listening. @returns the address to open in a browser. @throws Error in French. */
export async function listen(app: Application, config: Config): Promise<string> {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, config)
  }
  const adresse = app.server.address()
  const port = typeof adresse === 'object' && adresse ? adresse.port : config.port
  const hote = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return config.url ?? `http://${hote}:${port}`
}
