import { chooseBucketBits, smallestCrowd } from '#shared/rules/bucket-index'
import { countChanges, raiseStamp, readChangedGroups, readChanges, readLastStamp } from '../db/unpublished.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { EventLog } from './event-log.ts'
import type { PublicationReader } from './publication-reader.ts'
import type { Run, RunStore, StoredRun } from './publication-run.ts'
import { toAllTasks, toChangedTasks } from './publication-work.ts'
import type { PublicationNotes, StoredSnapshot } from './published-snapshot.ts'

export interface PlanParts {
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
/** More changes than these are nobody's urgent decision: they are left to a run over everything. */
const mostChanges = 2000
const mostGroups = 5000
/** Rows in a bucket where nothing is known yet: somewhat more than the smallest has to hold. */
const expectedCrowd = 1.25 * smallestCrowd
/** Buckets are divided further only once so much more is listed: one entry more or less must not rewrite all. */
const growth = 1.1

/** What there is to do, the urgent first; null when the last snapshot says it all. */
export async function findScope(
  parts: PlanParts,
  held: StoredSnapshot | null,
  now: number,
): Promise<Run['scope'] | null> {
  const { db, log, runs, destinations, signerId } = parts
  if (!isBasis(held) || !(await isSameHistory(parts, held))) return 'all'
  const { snapshot, notes, keyId } = held
  const all = await runs.find('all')
  const since = toSince(notes, all)
  const head = await log.readHead()
  // A key that was given up must not be the last word any longer than it takes to sign anew.
  const isOthers = signerId !== null && keyId !== signerId
  // While a run over everything is to bring the rest, the snapshot does not claim to have it.
  const isOlder = since === notes.stamp && head.seq !== snapshot.head.seq
  const changes = await countChanges(db, since, mostChanges + 1)
  if (changes > mostChanges && since === notes.stamp) return 'all'
  if (isOthers || isOlder || changes > 0 || (await hasReadyGroups(parts))) return 'changed'
  const isOld = Math.abs(now - notes.sweptAt) >= sweepAfterMs
  const isWhole = isDividedRightly(held) && (await destinations.isServed(snapshot.destinations))
  return isOld || !isWhole || all ? 'all' : null
}

/** Begins a run, or takes it up where an earlier invocation left it. */
export async function openRun(
  parts: PlanParts,
  scope: Run['scope'],
  held: StoredSnapshot | null,
  now: number,
): Promise<{ run: Run; etag: string | null }> {
  const stored = await parts.runs.find(scope)
  if (stored && (await isOfUse(parts, stored, held))) return stored
  if (stored) await parts.runs.remove(stored.run)
  const began: Run = {
    id: crypto.randomUUID(),
    scope,
    isPlanned: false,
    base: held?.snapshot?.version ?? 0,
    startedAt: now,
    bits: 0,
    epochs: [],
    head: held?.snapshot?.head ?? { seq: 0, hash: '' },
    from: held?.notes?.stamp ?? 0,
    upTo: held?.notes?.stamp ?? 0,
    groups: [],
    buckets: [],
    destinations: [],
    position: 0,
    parts: [],
    rounds: 0,
  }
  if (scope === 'changed' && isBasis(held)) {
    return { run: { ...began, ...(await planChanges(parts, held)), isPlanned: true }, etag: null }
  }
  // Announced first: from here on nobody forgets a change that this run does not have.
  const { etag } = await parts.runs.put(began, null)
  return { run: { ...began, ...(await planAll(parts, held)), isPlanned: true }, etag }
}

type Tasks = Pick<Run, 'bits' | 'epochs' | 'head' | 'from' | 'upTo' | 'groups' | 'buckets' | 'destinations'>

async function planChanges(parts: PlanParts, { snapshot, notes }: Basis): Promise<Tasks> {
  const since = toSince(notes, await parts.runs.find('all'))
  const epochs = parts.destinations.onlyConfigured(snapshot.destinations)
  const tasks = await planSince(parts, since, { bits: snapshot.bucketBits, epochs })
  return since === notes.stamp ? tasks : { ...tasks, head: snapshot.head }
}

/** What changed after a stamp. The head is read first: then the changes contain at least that much. */
export async function planSince(
  parts: Pick<PlanParts, 'db' | 'log' | 'destinations'>,
  from: number,
  width: Pick<Run, 'bits' | 'epochs'>,
): Promise<Tasks> {
  const { db, log, destinations } = parts
  const head = await log.readHead()
  const changes = await readChanges(db, from, mostChanges)
  const groups = (await destinations.isReady()) ? await readChangedGroups(db, mostGroups) : []
  const tasks = await toChangedTasks(changes, groups, width, destinations)
  const upTo = changes.at(-1)?.stamp ?? from
  return { ...width, head, from, upTo, groups: groups.map(({ stamp }) => stamp), ...tasks }
}

async function planAll(
  { db, log, reader, destinations }: PlanParts,
  held: StoredSnapshot | null,
): Promise<Tasks> {
  const head = await log.readHead()
  // Stamps go on from those of the last snapshot, also in a database that was set back to an older copy.
  const upTo = await raiseStamp(db, Math.max(held?.notes?.stamp ?? 0, held?.notes?.lateTo ?? 0))
  const bits = await chooseBits(reader, held)
  const before = held?.snapshot?.destinations ?? []
  const isReady = await destinations.isReady()
  const groups = isReady ? await readChangedGroups(db, 100_000) : []
  const epochs = isReady ? await destinations.measure(before) : destinations.onlyConfigured(before)
  const tasks = toAllTasks(bits, epochs)
  return {
    ...tasks,
    ...(isReady ? {} : { destinations: [] }),
    bits,
    epochs,
    head,
    from: 0,
    upTo,
    groups: groups.map(({ stamp }) => stamp),
  }
}

/** The width that the list asks for; where far more has come than it knows of, that of the rows. */
async function chooseBits(reader: PublicationReader, held: StoredSnapshot | null): Promise<number> {
  const rows = (await reader.count()) / expectedCrowd
  const expected = Math.max(0, Math.floor(Math.log2(rows)))
  const { notes, snapshot } = held ?? {}
  if (!notes) return expected
  const isSurprised = notes.wantedBits === snapshot?.bucketBits && expected > notes.wantedBits + 1
  return isSurprised ? expected : notes.wantedBits
}

/** Changes after this stamp are neither published nor in the run over everything that is under way. */
function toSince({ stamp, lateFrom, lateTo }: PublicationNotes, all: StoredRun | null): number {
  const coming = all?.run.isPlanned ? all.run.upTo : 0
  if (coming <= stamp) return stamp
  return lateFrom === coming ? Math.max(lateTo, coming) : coming
}

/** After a backup was restored, log and stamps may be others than those of the last snapshot. */
async function isSameHistory({ db, log }: PlanParts, { snapshot, notes }: Basis): Promise<boolean> {
  return (await log.has(snapshot.head)) && (await readLastStamp(db)) >= Math.max(notes.stamp, notes.lateTo)
}

async function hasReadyGroups({ db, destinations }: PlanParts): Promise<boolean> {
  return (await readChangedGroups(db, 1)).length > 0 && (await destinations.isReady())
}

function isDividedRightly({ snapshot, notes }: Basis): boolean {
  const { wantedBits, dividedAt } = notes
  if (wantedBits <= snapshot.bucketBits) return wantedBits === snapshot.bucketBits
  return snapshot.list.keys < growth * dividedAt
}

/** Whether a stored run can be gone on with. */
async function isOfUse(
  { log, destinations }: PlanParts,
  { run }: StoredRun,
  held: StoredSnapshot | null,
): Promise<boolean> {
  if (!run.isPlanned || !(await log.has(run.head))) return false
  if (destinations.onlyConfigured(run.epochs).length < run.epochs.length) return false
  // Changes are put into the list of the snapshot that they began with; another one may know them already.
  return run.scope === 'all' || run.base === (held?.snapshot?.version ?? 0)
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
