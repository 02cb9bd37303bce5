/** Settings of the server of a demonstration or of one département: 2 cores, a few gigabytes, data kept safe. */
const BASE = {
  listen_addresses: '127.0.0.1',
  // Sockets have a path length limit and need a writable folder: TCP alone works everywhere.
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // No replica follows an embedded server: minimal WAL lets COPY into a new table skip it.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
}

/** Durability is worth nothing to a database that is deleted at the end of a test run. */
const EPHEMERAL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '100',
}

/** Arguments of `postgres` for one start: settings live in the code, so that an update of Cartable updates them. */
export function serverArguments(cluster: string, port: number, ephemeral: boolean): string[] {
  const settings = { ...BASE, ...(ephemeral ? EPHEMERAL : {}), port: String(port) }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * Arguments of `initdb`. The collation is PostgreSQL's own C.UTF-8, the same on every host; `ctype` matters beyond
 * it because pg_trgm and full text search ask the C library which accented characters are letters.
 */
export function initdbArguments(
  cluster: string,
  passwordFile: string,
  ctype: string,
  ephemeral: boolean,
): string[] {
  const collation = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=cartable', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const speed = ephemeral ? ['--no-sync'] : []
  return ['-D', cluster, ...collation, `--lc-ctype=${ctype}`, ...access, '--no-instructions', ...speed]
}
