import { countChanges } from '../db/unpublished.ts'
import type { ManifestKeys } from '../env.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { EdgeCache } from './edge-cache.ts'
import type { EventLog } from './event-log.ts'
import { finishRun, ListsGone } from './publication-finish.ts'
import { findScope, openRun, planSince } from './publication-plan.ts'
import type { PublicationReader } from './publication-reader.ts'
import { addResult, type Run, type RunResult, type RunStore } from './publication-run.ts'
import { work } from './publication-work.ts'
import { findSnapshot, type StoredSnapshot } from './published-snapshot.ts'
import { Overtaken, type PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'
import type { WorkMeter } from './work-meter.ts'

export interface Publisher {
  /**
   * Publishes what D1 holds, if the last snapshot does not say it already or grows old. What does not fit into one
   * invocation is gone on with in the next. May run twice, at any time, and be ended at any point.
   */
  publish(): Promise<PublishOutcome>
  /** Whether there is anything to publish. */
  isDue(): Promise<boolean>
}

export interface PublishOutcome {
  /** False when the last snapshot was up to date. */
  published: boolean
  /** Of the last snapshot that is there now; 0 when there is none. */
  version: number
  /** True when there is more to do: publish again, */
  isBehind: boolean
  /** not before so many milliseconds have gone by. */
  waitMs: number
}

interface Parts {
  db: D1Database
  bucket: R2Bucket
  log: EventLog
  reader: PublicationReader
  writer: PublishedWriter
  runs: RunStore
  sealing: Sealing
  destinations: DestinationPublication
  cache: EdgeCache
  meter: WorkMeter
  manifestKeys: ManifestKeys | null
  /** Least time between two snapshots of changes: each has every device's next poll load a step of the list. */
  leastBetweenMs: number
}

/** Runs in one invocation: who is overtaken again and again leaves the rest to the next. */
const mostRuns = 5
/** Changes that land during a run over everything are taken in so many times; then they wait for the next run. */
const mostRounds = 3

export function createPublisher(parts: Parts): Publisher {
  const { bucket, manifestKeys, meter } = parts
  const plan = { ...parts, signerId: manifestKeys?.[0].id ?? null }
  return {
    async isDue() {
      if (await parts.cache.isStale()) return true
      return (await findScope(plan, await findSnapshot(bucket), Date.now())) !== null
    },
    async publish() {
      // Unsigned data would be refused by every device: better the last signed ones than these.
      if (!manifestKeys) throw new Error('no manifest key is configured')
      await parts.cache.purge()
      let published = false
      for (let isBehind = false, runs = 0; ; runs++) {
        const held = await findSnapshot(bucket)
        const scope = isBehind ? null : await findScope(plan, held, Date.now())
        const waitMs = scope === 'changed' ? toWait(held, parts.leastBetweenMs) : 0
        if (scope === null || waitMs > 0)
          return {
            published,
            version: held?.snapshot?.version ?? 0,
            isBehind: isBehind || waitMs > 0,
            waitMs,
          }
        const outcome = await takeUp({ ...plan, manifestKeys }, scope, held)
        published ||= outcome === 'published'
        isBehind = outcome !== 'published' || meter.isSpent || runs === mostRuns
      }
    },
  }
}

/** Nothing, also where the clock went back behind the last snapshot. */
function toWait(held: StoredSnapshot | null, leastMs: number): number {
  const since = Date.now() - Date.parse(held?.snapshot?.publishedAt ?? '')
  return since >= 0 && since < leastMs ? leastMs - since : 0
}

type Configured = Parts & { manifestKeys: ManifestKeys; signerId: string | null }

async function takeUp(
  parts: Configured,
  scope: Run['scope'],
  held: StoredSnapshot | null,
): Promise<'published' | 'unfinished' | 'overtaken'> {
  try {
    return await advance(parts, scope, held)
  } catch (problem) {
    if (problem instanceof Overtaken) return 'overtaken'
    if (problem instanceof ListsGone) return takeUp(parts, 'all', held)
    throw problem
  }
}

async function advance(
  parts: Configured,
  scope: Run['scope'],
  held: StoredSnapshot | null,
): Promise<'published' | 'unfinished'> {
  const { run, etag } = await openRun(parts, scope, held, Date.now())
  const done: RunResult = new Map()
  let current = await work(parts, run, done, Date.now())
  while (isDone(current) && (await lacksChanges(parts, current, held))) {
    const { upTo, groups, ...more } = await planSince(parts, current.upTo, current)
    if (upTo === current.upTo) return abandon(parts, current)
    const round = { ...current, ...more, from: current.from, upTo, groups: [...current.groups, ...groups] }
    current = await work(parts, { ...round, position: 0, rounds: current.rounds + 1 }, done, Date.now())
  }
  if (!isDone(current)) {
    const isFurther = done.size > 0 || current.position > run.position || current.rounds > run.rounds
    if (isFurther || etag === null || !run.isPlanned) await parts.runs.save(current, done, etag)
    return 'unfinished'
  }
  const result = await parts.runs.readResult(current)
  for (const each of done.values()) addResult(result, each)
  await finishRun(parts, current, result, held)
  return 'published'
}

function isDone({ position, buckets, destinations }: Run): boolean {
  return position >= buckets.length + destinations.length
}

/** Whether a run over everything is behind what was published meanwhile, or changed, since it began. */
async function lacksChanges({ db }: Parts, run: Run, held: StoredSnapshot | null): Promise<boolean> {
  if (run.scope === 'changed') return false
  if (isBehind(run, held)) return true
  return run.rounds < mostRounds && (await countChanges(db, run.upTo, 1)) > 0
}

function isBehind({ upTo }: Run, held: StoredSnapshot | null): boolean {
  return upTo < Math.max(held?.notes?.stamp ?? 0, held?.notes?.lateTo ?? 0)
}

/** The changes that this run lacks are remembered no more, as after a restored backup: it cannot be finished. */
async function abandon(parts: Configured, run: Run): Promise<never> {
  await parts.runs.remove(run)
  throw new Overtaken('the changes that a run over everything lacks are gone')
}
