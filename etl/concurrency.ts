import type pg from 'pg'

/** Lends a connection for some work; a connection that failed is thrown away. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

/**
 * Lends a connection set for statements that read whole campaigns: memory for their hash tables, and no nested
 * loop, which the planner may choose for jsonb fields it knows nothing of and which then takes minutes.
 */
export async function withAnalyst<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withClient(pool, async (client) => {
    await client.query(
      `set work_mem = '256MB'; set enable_nestloop = off; set jit = off; set max_parallel_workers_per_gather = 0`,
    )
    const result = await work(client)
    await client.query(
      'reset work_mem; reset enable_nestloop; reset jit; reset max_parallel_workers_per_gather',
    )
    return result
  })
}

/** Waits for all, then throws the first failure: nothing may still be writing when a preparation is undone. */
export async function settleAll<T extends readonly unknown[]>(
  works: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const settled = await Promise.allSettled(works)
  for (const result of settled) if (result.status === 'rejected') throw result.reason
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T
}
