import { chooseBucketBits, smallestCrowd } from '#shared/rules/bucket-index'
import { hasUnpublished, raiseStamp, readUnpublished } from '../db/unpublished.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { EventLog } from './event-log.ts'
import type { PublicationReader } from './publication-reader.ts'
import type { Run, RunStore } from './publication-run.ts'
import { toAllTasks, toChangedTasks } from './publication-work.ts'
import type { PublicationNotes, StoredSnapshot } from './published-snapshot.ts'

interface Parts {
  db: D1Database
  log: EventLog
  reader: PublicationReader
  runs: RunStore
  destinations: DestinationPublication
  /** The key that signs; another one than the last snapshot's makes a new one due. */
  signerId: string | null
}

type Snapshot = NonNullable<StoredSnapshot['snapshot']>

/** A snapshot on which a run of changes can build. */
interface Basis extends StoredSnapshot {
  snapshot: { [Key in keyof Snapshot]: NonNullable<Snapshot[Key]> }
  notes: PublicationNotes
}

/** Everything is looked at so often: what lapsed is taken out, what was lost in storage is put back. */
const sweepAfterMs = 12 * 3_600_000
/** Changes taken into one run, of about 80 characters each. */
const mostChanges = 100_000
/** Rows in a bucket where nothing is known yet: somewhat more than the smallest has to hold. */
const expectedCrowd = 1.25 * smallestCrowd

/** What there is to do, the urgent first; null when the last snapshot says it all. */
export async function findScope(
  { db, log, runs, destinations, signerId }: Parts,
  held: StoredSnapshot | null,
  now: number,
): Promise<Run['scope'] | null> {
  // After a backup was restored the log may be another one than that of the last snapshot.
  if (!isBasis(held) || !(await log.has(held.snapshot.head))) return 'all'
  const { snapshot, notes, keyId } = held
  // A key that was given up must not be the last word any longer than it takes to sign anew.
  const isOthers = signerId !== null && keyId !== signerId
  const head = await log.readHead()
  if (isOthers || head.seq !== snapshot.head.seq || (await hasUnpublished(db, notes.stamp))) return 'changed'
  const isOld = Math.abs(now - notes.sweptAt) >= sweepAfterMs
  const isDivided = notes.wantedBits === snapshot.bucketBits
  const isWhole = isDivided && (await destinations.isServed(snapshot.destinations))
  return isOld || !isWhole || (await runs.find('all')) ? 'all' : null
}

/** Begins a run, or takes it up where an earlier invocation left it. */
export async function openRun(
  parts: Parts,
  scope: Run['scope'],
  held: StoredSnapshot | null,
  now: number,
): Promise<{ run: Run; etag: string | null }> {
  const stored = await parts.runs.find(scope)
  const base = held?.snapshot?.version ?? 0
  // Changes are put into the list of the snapshot that they began with; another one may know them already.
  if (stored && (scope === 'all' || stored.run.base === base)) return stored
  if (stored) await parts.runs.remove(stored.run)
  const began = { id: crypto.randomUUID(), scope, base, startedAt: now, position: 0, parts: [], rounds: 0 }
  const basis = scope === 'changed' && isBasis(held) ? held : null
  const next = basis ? await planChanges(parts, basis) : await planAll(parts, held)
  return { run: { ...began, ...next }, etag: null }
}

type Tasks = Pick<Run, 'bits' | 'epochs' | 'head' | 'upTo' | 'buckets' | 'destinations'>

async function planChanges(parts: Parts, { snapshot, notes }: Basis): Promise<Tasks> {
  const { bucketBits: bits, destinations } = snapshot
  return planSince(parts, notes.stamp, { bits, epochs: destinations.map(each => ({ ...each })) })
}

/** What changed after a stamp. The head is read first: then the changes contain at least that much. */
export async function planSince(
  { db, log, destinations }: Pick<Parts, 'db' | 'log' | 'destinations'>,
  stamp: number,
  { bits, epochs }: Pick<Run, 'bits' | 'epochs'>,
): Promise<Tasks> {
  const head = await log.readHead()
  const changes = await readUnpublished(db, stamp, mostChanges)
  const tasks = await toChangedTasks(changes, bits, epochs, destinations)
  return { bits, epochs, head, upTo: changes.at(-1)?.stamp ?? stamp, ...tasks }
}

async function planAll(
  { db, log, reader, destinations }: Parts,
  held: StoredSnapshot | null,
): Promise<Tasks> {
  const head = await log.readHead()
  // Stamps go on from those of the last snapshot, also in a database that was set back to an older copy.
  const upTo = await raiseStamp(db, held?.notes?.stamp ?? 0)
  const known = held?.notes?.wantedBits
  const bits = known ?? Math.max(0, Math.floor(Math.log2((await reader.count()) / expectedCrowd)))
  const epochs = await destinations.measure(held?.snapshot?.destinations ?? [])
  return { bits, epochs, head, upTo, ...toAllTasks(bits, epochs) }
}

export function isBasis(held: StoredSnapshot | null): held is Basis {
  const { snapshot, notes } = held ?? {}
  if (!snapshot || !notes) return false
  const { bucketBits, list, skeletons, destinations } = snapshot
  return bucketBits !== null && list !== null && skeletons !== null && destinations !== null
}

/** The width that these listed prefixes ask for. */
export function toWantedBits(prefixes: Uint32Array): number {
  return prefixes.length < 2 * smallestCrowd ? 0 : chooseBucketBits(prefixes)
}
