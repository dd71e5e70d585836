import type { DestinationEpoch, Snapshot } from '#shared/domain/snapshot'
import { addDays } from '#shared/rules/dates'
import { deleteUnpublished } from '../db/unpublished.ts'
import type { ManifestKeys } from '../env.ts'
import { everythingTag, snapshotTag } from './cache-tags.ts'
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
import { isLast, putSnapshot, type StoredSnapshot } from './published-snapshot.ts'
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

/** Lists, then the snapshot, which names everything; only then is cleared away what it no longer names. */
export async function finishRun(
  parts: Parts,
  run: Run,
  result: RunResult,
  held: StoredSnapshot | null,
): Promise<{ version: number }> {
  const { bucket, writer, manifestKeys } = parts
  const basis = isBasis(held) ? held : null
  const heldLists = basis && (await readLists(writer, basis.snapshot))
  if (run.scope === 'changed' && !heldLists) throw new ListsGone()
  const prefixes = toPrefixLists(run, result, run.scope === 'changed' ? heldLists : null)
  const version = (held?.snapshot?.version ?? 0) + 1
  const lists = await writeLists(writer, version, prefixes, heldLists)
  const snapshot: Snapshot = {
    version,
    ...toDates(held),
    bucketBits: run.bits,
    ...lists,
    destinations: await parts.destinations.describe(run.epochs, manifestKeys),
    head: run.head,
  }
  const notes = {
    stamp: run.upTo,
    sweptAt: run.scope === 'all' ? run.startedAt : (basis?.notes.sweptAt ?? 0),
    wantedBits: toWantedBits(prefixes.prefixes),
  }
  // At another width every address is another one, and what is held under the old ones is no longer rewritten.
  const isDivided = basis?.snapshot.bucketBits === run.bits && isSameWidth(basis.snapshot.destinations, run)
  const tags = isDivided ? [snapshotTag, ...result.tags] : [everythingTag]
  await parts.cache.note(tags)
  const written = await putSnapshot(bucket, snapshot, notes, manifestKeys[0], held)
  if (!written) throw new Overtaken('another publisher has written a snapshot')
  // Noted again: another publisher may have purged them before there was anything new to fetch.
  await parts.cache.note(tags)
  await parts.cache.purge()
  // What a faster publisher has named meanwhile must not be cleared away.
  if (await isLast(bucket, written))
    await clearAway(parts, run, result, { lists, last: basis?.snapshot ?? null })
  await forgetChanges(parts, run)
  return { version }
}

/** The lists of the last snapshot are gone from storage: changes have nothing to be put into. */
export class ListsGone extends Error {}

/** Later than the last one, whatever the clock says: devices take the later one. */
function toDates(held: StoredSnapshot | null): Pick<Snapshot, 'publishedAt' | 'expires'> {
  const lastAt = held?.snapshot ? Date.parse(held.snapshot.publishedAt) : 0
  const at = Math.max(Date.now(), lastAt + 1)
  return {
    publishedAt: new Date(at).toISOString(),
    expires: new Date(addDays(at, expiresAfterDays)).toISOString(),
  }
}

function isSameWidth(before: readonly DestinationEpoch[], { epochs }: Run): boolean {
  return before.every(({ epoch, bits }) => epochs.some(each => each.epoch === epoch && each.bits === bits))
}

async function clearAway(
  { writer }: Parts,
  run: Run,
  { gone }: RunResult,
  { lists, last }: { lists: PublishedLists; last: PublishedLists | null },
): Promise<void> {
  const unlisted = [...gone].map(hash => toSellerKey(hash as Parameters<typeof toSellerKey>[0]))
  await writer.remove([...unlisted, ...(await findOldFiles(writer, [lists, last], Date.now()))])
  // Widths change only in a run over everything.
  if (run.scope === 'changed') return
  const current = [
    toBucketKey(run.bits, 0),
    ...run.epochs.map(({ epoch, bits }) => toDestinationBucketKey(epoch, bits, 0)),
  ].map(key => key.slice(0, -1))
  const buckets = [...(await writer.readKeys('buckets/')), ...(await writer.readKeys('destination-buckets/'))]
  await writer.remove(
    buckets.map(({ key }) => key).filter(key => !current.some(prefix => key.startsWith(prefix))),
  )
}

/** Changes are kept until no run that has begun still lacks them. */
async function forgetChanges({ db, runs }: Parts, run: Run): Promise<void> {
  await runs.remove(run)
  const other = await runs.find(run.scope === 'all' ? 'changed' : 'all')
  await deleteUnpublished(db, Math.min(run.upTo, other?.run.upTo ?? run.upTo))
}
