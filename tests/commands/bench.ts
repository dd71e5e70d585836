import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { stateDir } from '../../worker/commands/local-server.ts'
import { benchBuckets } from '../bench/buckets.ts'
import { benchCacheHits } from '../bench/cache-hits.ts'
import { benchClaim } from '../bench/claim.ts'
import { benchDestinations } from '../bench/destinations.ts'
import type { Figures } from '../bench/figures.ts'
import { benchLists } from '../bench/lists.ts'
import { benchPages } from '../bench/pages.ts'
import { benchPublish } from '../bench/publish.ts'
import { benchThroughput } from '../bench/throughput.ts'

/**
 * `npm run bench`, or `npm run bench -- lists publish` for some of it: what is promised in figures, each beside its
 * baseline in the same run; as tables, and as JSON in which the groups of other runs stay.
 */
const groups: Record<string, { title: string; run: () => Promise<Figures> }> = {
  lists: { title: 'Local list', run: benchLists },
  buckets: { title: 'Buckets', run: benchBuckets },
  publish: { title: 'Publication', run: benchPublish },
  throughput: { title: 'Bucket route under load', run: benchThroughput },
  cache: { title: 'Cache in front of the buckets', run: benchCacheHits },
  destinations: { title: 'Payment destinations', run: benchDestinations },
  pages: { title: 'Pages of the sites', run: benchPages },
  claim: { title: 'Claiming a profile on a cheap phone', run: benchClaim },
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in groups))
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are ${Object.keys(groups).join(', ')}.`)
  process.exit(1)
}

// Leaving in order ends the servers that were started and takes their files away.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await mkdir(stateDir, { recursive: true })
const file = join(stateDir, 'bench.json')
for (const [name, { title, run }] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const load = loadavg()[0]
  const startedAt = new Date()
  console.log(`\n${title} (load ${load?.toFixed(1)} on ${availableParallelism()} cores)`)
  const { tables, budgets } = await run()
  for (const table of tables) {
    console.log(table.title)
    console.table(table.rows)
  }
  if (budgets.length > 0) console.table(budgets)
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000)
  await keep(name, { at: startedAt.toISOString(), seconds, load, tables, budgets })
}
console.log(`JSON: ${file}`)

async function keep(name: string, figures: object): Promise<void> {
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
  }
  const known: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'))
  await writeFile(file, JSON.stringify({ ...(known as object), machine, [name]: figures }, null, 2))
}
