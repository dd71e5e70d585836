import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort, startLocalServer } from '../../worker/commands/local-server.ts'

/** The Worker of the benchmarks, with its configuration beside it. */
const benchEntry = fileURLToPath(new URL('./worker/index.ts', import.meta.url))

export interface BenchServer {
  url: string
  /** Where its state is. */
  folder: string
}

/** Calls `work` with the Worker of the benchmarks, or the product's, that runs under `wrangler dev` for that long. */
export async function withServer<Value>(
  config: 'bench' | 'product',
  work: (server: BenchServer) => Promise<Value>,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-bench-'))
  const stopping = new AbortController()
  try {
    await prepare(folder)
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
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
