import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getSnapshot } from '#shared/contract/snapshots'
import { parseManifest, type Snapshot } from '#shared/domain/snapshot'
import type { ProfileKey } from '#shared/domain/subject'
import { decodeBucket, findEntry } from '#shared/rules/bucket-file'
import { toBucketIndex } from '#shared/rules/bucket-index'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { importSeed } from '../../worker/commands/api-client.ts'
import { ensureDevVars, migrate, runCron } from '../../worker/commands/local-server.ts'
import { type BenchServer, withFolder, withServer } from './bench-worker.ts'
import { type Figures, median, type Row, round, toAtMost } from './figures.ts'
import { findWorkerd, readMemory } from './processes.ts'

/** Everything is published at these sizes; */
const wholeSizes = [2000, 10_000]
/** one decision at these, on top of a snapshot that the benchmark prepares. */
const decisionSizes = [10_000, 100_000]
/** Subjects in a group of rows, and groups that are written at once; see worker/fill.ts. */
const subjectsInGroup = 4
const groupsAtOnce = 500
const decisions = 5
const pollMs = 50
const patienceMs = 30 * 60_000

/** From a database of so many subjects to the files that devices read, and from one decision to its bucket. */
export async function benchPublish(): Promise<Figures> {
  const vars = await ensureDevVars()
  const first: Row[] = []
  for (const subjects of wholeSizes)
    first.push({ subjects, ...(await withFolder(folder => benchWhole(folder, subjects))) })
  const changes: Row[] = []
  const medians: number[] = []
  for (const subjects of decisionSizes) {
    const found = await withFolder(folder => benchDecision(folder, subjects, vars.MANIFEST_KEYS))
    changes.push({ subjects, ...found.row })
    medians.push(found.median)
  }
  const growth = (medians.at(-1) ?? 1) / (medians[0] ?? 1)
  changes.push({
    subjects: `${decisionSizes[0]} → ${decisionSizes.at(-1)}`,
    'median s': `× ${round(growth)}`,
  })
  return {
    tables: [
      { title: 'First publication of everything', rows: first },
      {
        title: `One finding more: from sending it to its bucket at the origin under a new snapshot, ${decisions} times`,
        rows: changes,
      },
    ],
    budgets: medians.map((ms, i) =>
      toAtMost(`Decision → origin at ${decisionSizes[i]} subjects, median`, ms / 1000, 60, 's'),
    ),
  }
}

async function benchWhole(folder: string, subjects: number): Promise<Row> {
  await migrate(folder)
  await withServer('bench', server => fill(server, subjects), folder)
  return withServer('product', server => publishFirst(server, subjects), folder)
}

async function benchDecision(folder: string, subjects: number, manifestKeys: string) {
  await migrate(folder)
  await withServer('product', publishNothing, folder)
  await withServer(
    'bench',
    async server => {
      await fill(server, subjects)
      await put(`${server.url}/bench/snapshot`, manifestKeys)
    },
    folder,
  )
  return withServer('product', decideOften, folder)
}

async function publishNothing(server: BenchServer): Promise<void> {
  await runCron(server.url)
  await waitFor(server, ({ version }) => version > 0)
}

async function fill({ url }: BenchServer, subjects: number): Promise<void> {
  const groups = subjects / subjectsInGroup
  for (let at = 0; at < groups; at += groupsAtOnce) {
    await put(`${url}/bench/rows/${at}/${Math.min(groupsAtOnce, groups - at)}`)
  }
}

async function put(url: string, body?: string): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', ...(body === undefined ? {} : { body }) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
}

async function publishFirst(server: BenchServer, subjects: number): Promise<Row> {
  const workerd = findWorkerd()
  const idle = workerd === null ? null : readMemory(workerd)
  const startedAt = performance.now()
  await runCron(server.url)
  const snapshot = await waitFor(server, ({ list }) => list.keys === subjects)
  const ms = performance.now() - startedAt
  const objects = await countObjects(server, 0)
  const settled = await settle(server, snapshot)
  const peak = workerd === null ? null : readMemory(workerd)
  return {
    'to the first snapshot, s': toSeconds(ms),
    'objects written': objects,
    'ms an object': round(ms / objects),
    'bits, then': `${snapshot.bucketBits}, ${settled.bucketBits}`,
    'at rest, s': toSeconds(performance.now() - startedAt),
    'workerd RSS before, MB': idle ? Math.round(idle.now) : 'not measured',
    'at most, MB': peak ? Math.round(peak.peak) : 'not measured',
  }
}

/** Rings until nothing more is published: buckets are divided anew once it is known how full they are. */
async function settle(server: BenchServer, first: Snapshot): Promise<Snapshot> {
  let last = first
  for (let quiet = 0; quiet < 3; ) {
    await runCron(server.url)
    await sleep(3000)
    const next = await readSnapshot(server)
    quiet = next?.version === last.version && !(await isBusy(server)) ? quiet + 1 : 0
    last = next ?? last
  }
  return last
}

/** Whether objects were written a moment ago. */
async function isBusy(server: BenchServer): Promise<boolean> {
  return (await countObjects(server, Date.now() - 2500)) > 0
}

async function decideOften(server: BenchServer) {
  const times: number[] = []
  const accepted: number[] = []
  const objects: number[] = []
  for (let i = 0; i < decisions; i++) {
    const decided = await decide(server, `tiktok:warung.contoh.${7 * i + 1}` as ProfileKey)
    times.push(decided.ms)
    accepted.push(decided.acceptedMs)
    objects.push(decided.objects)
  }
  const workerd = findWorkerd()
  const row = {
    'median s': toSeconds(median(times)),
    's, sorted': times
      .toSorted((a, b) => a - b)
      .map(toSeconds)
      .join(' '),
    'of it until accepted, median s': toSeconds(median(accepted)),
    'objects written, median': median(objects),
    'list kB': round(((await readSnapshot(server))?.list.full.bytes ?? 0) / 1000),
    'workerd RSS at most, MB': workerd === null ? 'not measured' : Math.round(readMemory(workerd).peak),
  }
  return { row, median: median(times) }
}

async function decide(server: BenchServer, key: ProfileKey) {
  const before = await readSnapshot(server)
  const hash = await toSubjectHash(key)
  const [startedAt, clock] = [performance.now(), Date.now()]
  const at = new Date(clock - 5 * 86_400_000).toISOString()
  await importSeed(server.url, { findings: [{ subject: key, category: 'S1', at, amount: 350_000 }] })
  const acceptedMs = performance.now() - startedAt
  const snapshot = await waitFor(server, ({ version }) => version > (before?.version ?? 0))
  const { bucketBits } = snapshot
  const answer = await fetch(`${server.url}/v1/buckets/${bucketBits}/${toBucketIndex(hash, bucketBits)}`)
  const bucket = decodeBucket(new Uint8Array(await answer.arrayBuffer()))
  const ms = performance.now() - startedAt
  if (!bucket.ok || findEntry(bucket.value, hash)?.findings.length !== 1) {
    throw new Error(`version ${snapshot.version} does not show the finding on ${key}`)
  }
  await sleep(1500)
  return { ms, acceptedMs, objects: await countObjects(server, clock) }
}

async function waitFor(server: BenchServer, isMet: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(pollMs)) {
    const snapshot = await readSnapshot(server)
    if (snapshot && isMet(snapshot)) return snapshot
  }
  throw new Error(`not published within ${patienceMs / 60_000} minutes`)
}

async function readSnapshot({ url }: BenchServer): Promise<Snapshot | null> {
  const answer = await fetch(url + getSnapshot.path)
  return answer.ok ? parseManifest(getSnapshot.output.parse(await answer.json()).manifest) : null
}

/** Objects that lie in local storage and were written since then: each is a file of its own. */
async function countObjects({ folder }: BenchServer, since: number): Promise<number> {
  const blobs = join(folder, 'v3', 'r2', 'amanah-published', 'blobs')
  const names = await readdir(blobs)
  if (since === 0) return names.length
  const files = await Promise.all(names.map(name => stat(join(blobs, name)).catch(() => null)))
  return files.filter(file => file !== null && file.birthtimeMs >= since).length
}

function toSeconds(ms: number): number {
  return round(ms / 1000)
}
