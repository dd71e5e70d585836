/// <reference path="./autocannon.d.ts" />
import autocannon from 'autocannon'
import { encodeBucket } from '#shared/rules/bucket-file'
import { chooseBucketBits } from '#shared/rules/bucket-index'
import { type BenchServer, withServer } from './bench-worker.ts'
import { type Figures, median, type Row, round, toAtLeast } from './figures.ts'
import { makeBucket } from './made-entries.ts'
import { makePrefixes } from './made-list.ts'
import { findWorkerd, readCpuMs } from './processes.ts'

const connections = 16
const seconds = 5
const rounds = 5

/** A path that is measured, and the constant body that it is held against. */
interface Path {
  what: string
  path: string
  /** Null for a baseline. */
  against: string | null
}

interface Measured {
  perSecond: number
  p50: number
  p99: number
  /** Of the process that runs the Worker and its storage, per request. */
  cpuMs: number
}

/** Requests a second under `wrangler dev`, each path beside constant bytes of the same Worker in the same round. */
export async function benchThroughput(): Promise<Figures> {
  const prefixes = makePrefixes(100_000, 1)
  const bits = chooseBucketBits(prefixes)
  const file = encodeBucket(makeBucket(prefixes, bits, 0))
  const paths = toPaths(`${bits}/0`, file.length)
  const { found, headers } = await withServer('bench', async server => {
    await store(server, `${bits}/0`, file)
    return { found: await measureAll(server, paths), headers: await readHeaders(server, `${bits}/0`) }
  })
  const ratioOf = ({ path, against }: Path, of: (measured: Measured) => number) => {
    const baseline = found.get(against ?? path) ?? []
    return median((found.get(path) ?? []).map((each, i) => of(each) / of(baseline[i] ?? each)))
  }
  const rows = paths.map((each): Row => {
    const medianOf = (name: keyof Measured) => median((found.get(each.path) ?? []).map(round => round[name]))
    return {
      what: each.what,
      'requests/s': Math.round(medianOf('perSecond')),
      '÷ constant': each.against === null ? 1 : round(ratioOf(each, ({ perSecond }) => perSecond)),
      'p50 ms': medianOf('p50'),
      'p99 ms': medianOf('p99'),
      'CPU ms a request': round(medianOf('cpuMs')),
      'constant’s CPU ÷ its': each.against === null ? 1 : round(1 / ratioOf(each, ({ cpuMs }) => cpuMs)),
    }
  })
  const cached = paths.find(({ path }) => path.startsWith('/bench/cached'))
  const title = `${file.length / 1024} KiB, ${connections} connections, median of ${rounds} rounds of ${seconds} s`
  return {
    tables: [
      { title, rows },
      { title: 'What the bucket route answers', rows: headers },
    ],
    budgets: cached
      ? [
          toAtLeast(
            'Cache path (Cache API in the Worker) ÷ constant body',
            ratioOf(cached, ({ perSecond }) => perSecond),
            0.8,
            '×',
          ),
        ]
      : [],
  }
}

function toPaths(address: string, bytes: number): Path[] {
  const constant = `/bench/constant/${bytes}`
  const inApp = `/bench/in-app/${bytes}`
  return [
    { what: 'constant bytes, bare', path: constant, against: null },
    { what: 'Cache API, bare', path: `/bench/cached/${address}`, against: constant },
    { what: 'R2 read, bare', path: `/bench/stored/${address}`, against: constant },
    { what: 'constant bytes in the app', path: inApp, against: null },
    { what: 'bucket route (R2 miss)', path: `/v1/buckets/${address}`, against: inApp },
  ]
}

async function store({ url }: BenchServer, address: string, file: Uint8Array<ArrayBuffer>): Promise<void> {
  const { status } = await fetch(`${url}/bench/stored/${address}`, { method: 'PUT', body: file })
  if (status !== 204) throw new Error(`the bucket was not stored: ${status}`)
}

/** Round by round, so that what else the machine does falls on all alike. The first warms up. */
async function measureAll({ url }: BenchServer, paths: readonly Path[]): Promise<Map<string, Measured[]>> {
  const found = new Map<string, Measured[]>()
  const workerd = findWorkerd()
  for (let i = 0; i <= rounds; i++) {
    for (const { path } of paths) {
      const before = workerd === null ? 0 : readCpuMs(workerd)
      const outcome = await autocannon({ url: url + path, connections, duration: i === 0 ? 2 : seconds })
      if (outcome.non2xx + outcome.errors > 0) throw new Error(`${path}: ${outcome.non2xx} refused`)
      const { requests, latency } = outcome
      const cpuMs = workerd === null ? Number.NaN : (readCpuMs(workerd) - before) / requests.total
      const measured = { perSecond: requests.average, p50: latency.p50, p99: latency.p99, cpuMs }
      if (i > 0) found.set(path, [...(found.get(path) ?? []), measured])
    }
  }
  return found
}

/** Whether anything stands in front of the Worker that answers in its place. */
async function readHeaders({ url }: BenchServer, address: string): Promise<Row[]> {
  const answer = await fetch(`${url}/v1/buckets/${address}`)
  const headers = { 'If-None-Match': answer.headers.get('etag') ?? '' }
  const again = await fetch(`${url}/v1/buckets/${address}`, { headers })
  return [answer, again].map(({ status, headers: given }) => {
    let bytes = 0
    given.forEach((value, name) => {
      bytes += name.length + value.length + 4
    })
    return {
      status,
      'cache-control': given.get('cache-control') ?? '',
      'cf-cache-status': given.get('cf-cache-status') ?? 'none',
      age: given.get('age') ?? 'none',
      'bytes of headers': bytes,
    }
  })
}
