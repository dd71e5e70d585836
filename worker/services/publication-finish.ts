import type { DestinationEpoch, Snapshot } from '#shared/domain/snapshot'
import { addDays } from '#shared/rules/dates'
import { deleteChanges, deleteMarks, markUnpublishedHashes } from '../db/unpublished.ts'
import type { ManifestKeys } from '../env.ts'
import { everythingTag, snapshotTag, toSellerTag } from './cache-tags.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { EdgeCache } from './edge-cache.ts'
import {
  findOldFiles,
  type PublishedLists,
  readLists,
  toPrefixLists,
  writeLists,
} from './publication-lists.ts'
import { isBasis, toWantedBits } from './publication-plan.ts'
import type { Run, RunResult, RunStore } from './publication-run.ts'
import { isLast, type PublicationNotes, putSnapshot, type StoredSnapshot } from './published-snapshot.ts'
import { toBucketKey, toDestinationBucketKey, toSellerKey } from './published-store.ts'
import { Overtaken, type PublishedWriter } from './published-writer.ts'

interface Parts {
  db: D1Database
  bucket: R2Bucket
  writer: PublishedWriter
  runs: RunStore
  destinations: DestinationPublication
  cache: EdgeCache
  manifestKeys: ManifestKeys
}

const expiresAfterDays = 7

/** The lists of the last snapshot are gone from storage: changes have nothing to be put into. */
export class ListsGone extends Error {}

/** Lists, then the snapshot, which names everything; only then is cleared away what it no longer names. */
export async function finishRun(
  parts: Parts,
  run: Run,
  result: RunResult,
  held: StoredSnapshot | null,
): Promise<void> {
  const { db, bucket, writer, cache, manifestKeys } = parts
  if (run.scope === 'all' && result.size < 2 ** run.bits) throw new Error('the publication lacks buckets')
  const basis = isBasis(held) ? held : null
  const heldLists = basis && (await readLists(writer, basis.snapshot))
  if (run.scope === 'changed' && !heldLists) throw new ListsGone()
  const prefixes = toPrefixLists(run, result, run.scope === 'changed' ? heldLists : null)
  const version = (held?.snapshot?.version ?? 0) + 1
  const dates = toDates(held)
  const lists = await writeLists(writer, { version, publishedAt: dates.publishedAt }, prefixes, heldLists)
  const snapshot: Snapshot = {
    version,
    ...dates,
    bucketBits: run.bits,
    ...lists,
    destinations: await parts.destinations.describe(run.epochs, manifestKeys),
    head: run.head,
  }
  const notes = toNotes(run, prefixes.prefixes, basis?.notes ?? null)
  if (run.destinations.length > 0 && !(await parts.destinations.fits(run.epochs))) notes.sweptAt = 0
  const gone = [...new Set([...result.values()].flatMap(each => each.gone))]
  // Until they are cleared away they count as changed: a Worker that ends before leaves them to the next run.
  const marks = await markUnpublishedHashes(db, gone)
  await cache.note([snapshotTag])
  const written = await putSnapshot(bucket, snapshot, notes, manifestKeys[0], held)
  if (!written) throw new Overtaken('another publisher has written a snapshot')
  // At another width every address is another one, and what is held under the old ones is no longer rewritten.
  const isSameWidth =
    basis?.snapshot.bucketBits === run.bits && hasSameWidths(basis.snapshot.destinations, run)
  // What a faster publisher has named meanwhile must not be cleared away.
  if (await isLast(bucket, written)) {
    await clearAway(parts, run, gone, { lists, last: basis?.snapshot ?? null })
    await deleteMarks(db, marks)
  }
  await cache.note(isSameWidth ? [snapshotTag, ...gone.map(toSellerTag)] : [everythingTag])
  await cache.purge()
  await forgetChanges(parts, run, notes)
}

/** Later than the last one, whatever the clock says: devices take the later one. */
function toDates(held: StoredSnapshot | null): Pick<Snapshot, 'publishedAt' | 'expires'> {
  const lastAt = held?.snapshot ? Date.parse(held.snapshot.publishedAt) : 0
  const at = Math.max(Date.now(), lastAt + 1)
  return {
    publishedAt: new Date(at).toISOString(),
    expires: new Date(addDays(at, expiresAfterDays)).toISOString(),
  }
}

function toNotes(run: Run, prefixes: Uint32Array, before: PublicationNotes | null): PublicationNotes {
  const wantedBits = toWantedBits(prefixes)
  if (run.scope === 'all' || !before) {
    // Where too little was known to divide rightly at once, it is done again at once.
    const divided = { wantedBits, dividedAt: wantedBits === run.bits ? prefixes.length : 0 }
    return { stamp: run.upTo, lateFrom: 0, lateTo: 0, sweptAt: run.startedAt, ...divided }
  }
  // A run over everything is still to bring what lies between the last complete stamp and these changes.
  const isLate = run.from > before.stamp
  const lateFrom = before.lateTo === run.from ? before.lateFrom : run.from
  const late = isLate ? { lateFrom, lateTo: run.upTo } : { stamp: run.upTo, lateFrom: 0, lateTo: 0 }
  return { ...before, ...late, wantedBits }
}

function hasSameWidths(before: readonly DestinationEpoch[], { epochs }: Run): boolean {
  return before.every(({ epoch, bits }) => epochs.some(each => each.epoch === epoch && each.bits === bits))
}

async function clearAway(
  { writer }: Parts,
  run: Run,
  gone: readonly string[],
  { lists, last }: { lists: PublishedLists; last: PublishedLists | null },
): Promise<void> {
  await writer.remove(gone.map(hash => toSellerKey(hash as Parameters<typeof toSellerKey>[0])))
  // Widths change, and lists are cleared away, only in a run over everything.
  if (run.scope === 'changed') return
  const current = [
    toBucketKey(run.bits, 0),
    ...run.epochs.map(({ epoch, bits }) => toDestinationBucketKey(epoch, bits, 0)),
  ].map(key => key.slice(0, -1))
  const buckets = [...(await writer.readKeys('buckets/')), ...(await writer.readKeys('destination-buckets/'))]
  const old = buckets.map(({ key }) => key).filter(key => !current.some(prefix => key.startsWith(prefix)))
  await writer.remove([...old, ...(await findOldFiles(writer, [lists, last], Date.now()))])
}

/** Changes are kept until no run that has begun still lacks them. */
async function forgetChanges({ db, runs }: Parts, run: Run, { stamp }: PublicationNotes): Promise<void> {
  await runs.remove(run)
  await deleteMarks(db, run.groups)
  const other = (await runs.find(run.scope === 'all' ? 'changed' : 'all'))?.run
  // One of changes may have to be planned anew; one over everything takes in only what comes after it.
  const needed = other && (other.scope === 'all' ? other.upTo : other.from)
  await deleteChanges(db, Math.min(stamp, needed ?? stamp))
}
