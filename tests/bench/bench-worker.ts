import { existsSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort, startLocalServer } from '../../worker/commands/local-server.ts'

/** The Worker of the benchmarks, with its configuration beside it. */
const benchEntry = fileURLToPath(new URL('./worker/index.ts', import.meta.url))

const memoryDir = '/dev/shm'

export interface BenchServer {
  url: string
  /** Where its state is. */
  folder: string
}

/** Calls `work` with the Worker of the benchmarks, or the product's, that runs under `wrangler dev` for that long. */
export async function withServer<Value>(
  config: 'bench' | 'product',
  work: (server: BenchServer) => Promise<Value>,
  folder?: string,
): Promise<Value> {
  if (folder === undefined) return withFolder(own => withServer(config, work, own))
  const stopping = new AbortController()
  const server = await startLocalServer({
    port: await findFreePort(),
    persistTo: folder,
    signal: stopping.signal,
    ...(config === 'bench' ? { config: join(dirname(benchEntry), 'wrangler.toml') } : {}),
  })
  try {
    return await work({ url: server.baseUrl, folder })
  } finally {
    await server.stop()
  }
}

/**
 * A folder for the state of servers, for that long: in memory where Linux has such a place. Local storage writes each
 * object to disk before it answers, and a disk that others use as well is not what is to be measured.
 */
export async function withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(existsSync(memoryDir) ? memoryDir : tmpdir(), 'amanah-bench-'))
  // Also when the benchmark is ended: memory is not given back otherwise.
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    return await work(folder)
  } finally {
    remove()
    process.off('exit', remove)
  }
}
