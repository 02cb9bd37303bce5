import type { TestProject } from 'vitest/node'
import { once } from './once.ts'
import { startTestServer, type TestServer } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** Vitest's setup of the projects that need PostgreSQL: one server per run, whatever the number of projects. */
export async function setup(project: TestProject): Promise<void> {
  const { adminUrl, prefix } = await once('postgres', startTestServer)
  project.provide('postgres', { adminUrl, prefix })
}

/** Vitest calls it once per project, at the very end of the run. */
export async function teardown(): Promise<void> {
  const server = await once('postgres', startTestServer)
  await once('postgres-stop', () => server.stop())
}
