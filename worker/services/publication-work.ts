import { toBucketIndex } from '#shared/rules/bucket-index'
import type { Change } from '../db/unpublished.ts'
import { publishBucket } from './bucket-publication.ts'
import { toBucketTag, toDestinationTag, toSellerTag } from './cache-tags.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { PublicationReader } from './publication-reader.ts'
import { type Run, type RunResult, toBucketTasks } from './publication-run.ts'
import type { PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'
import type { WorkMeter } from './work-meter.ts'

interface Parts {
  reader: PublicationReader
  writer: PublishedWriter
  sealing: Sealing
  destinations: DestinationPublication
  meter: WorkMeter
}

/** Does the tasks of a run that are left, until the meter is spent. Answers how far it came. */
export async function work(parts: Parts, run: Run, result: RunResult, now: number): Promise<Run> {
  const total = run.buckets.length + run.destinations.length
  let { position } = run
  while (position < total && !parts.meter.isSpent) {
    const bucket = run.buckets[position]
    const destination = run.destinations[position - run.buckets.length]
    if (bucket) await workOnBucket(parts, run, bucket, result, now)
    else if (destination) await workOnDestinations(parts, run, destination, result, now)
    position += 1
  }
  return { ...run, position }
}

async function workOnBucket(
  parts: Parts,
  { bits, base }: Run,
  { index, changed }: Run['buckets'][number],
  result: RunResult,
  now: number,
): Promise<void> {
  const task = { bits, index, changed: changed && new Set(changed), version: base + 1 }
  const published = await publishBucket(parts, task, now)
  const { prefixes, skeletons, gone, written, isChanged } = published
  result.buckets.set(index, { index, prefixes, skeletons })
  for (const hash of changed ?? []) result.gone.delete(hash)
  for (const hash of gone) result.gone.add(hash)
  if (isChanged) result.tags.add(toBucketTag(bits, index))
  for (const hash of [...written, ...gone]) result.tags.add(toSellerTag(hash))
}

async function workOnDestinations(
  { destinations }: Parts,
  { epochs }: Run,
  { epoch, index }: Run['destinations'][number],
  result: RunResult,
  now: number,
): Promise<void> {
  const bits = epochs.find(each => each.epoch === epoch)?.bits
  if (bits === undefined) return
  const isChanged = await destinations.publish({ epoch, bits, index }, now)
  if (isChanged) result.tags.add(toDestinationTag(epoch, bits, index))
}

/** Everything that there is to write at these widths. */
export function toAllTasks(bits: number, epochs: Run['epochs']): Pick<Run, 'buckets' | 'destinations'> {
  const range = (width: number) => Array.from({ length: 2 ** width }, (_, index) => index)
  return {
    buckets: range(bits).map(index => ({ index, changed: null })),
    destinations: epochs.flatMap(({ epoch, bits: width }) => range(width).map(index => ({ epoch, index }))),
  }
}

/** What these changes ask to be written anew. */
export async function toChangedTasks(
  changes: readonly Change[],
  bits: number,
  epochs: Run['epochs'],
  destinations: DestinationPublication,
): Promise<Pick<Run, 'buckets' | 'destinations'>> {
  const toIndex = (hash: string) => toBucketIndex(hash as Parameters<typeof toBucketIndex>[0], bits)
  const groups = changes.flatMap(({ kind, ref }) => (kind === 'group' ? ref : []))
  return {
    buckets: toBucketTasks(changes, toIndex),
    destinations: groups.length > 0 ? await destinations.findTasks(groups, epochs) : [],
  }
}
