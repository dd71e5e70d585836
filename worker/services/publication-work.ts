import { toBucketIndex } from '#shared/rules/bucket-index'
import type { Change } from '../db/unpublished.ts'
import { publishBucket } from './bucket-publication.ts'
import type { DestinationPublication } from './destination-publication.ts'
import type { PublicationReader } from './publication-reader.ts'
import { addResult, type Run, type RunResult, toBucketTasks } from './publication-run.ts'
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

/** Does the tasks of a run that are left, until the meter is spent, and at least one. Answers how far it came. */
export async function work(parts: Parts, run: Run, result: RunResult, now: number): Promise<Run> {
  const { bits, base, epochs, buckets, destinations } = run
  const total = buckets.length + destinations.length
  let { position } = run
  while (position < total && (position === run.position || !parts.meter.isSpent)) {
    const bucket = buckets[position]
    if (bucket) {
      const { index, changed } = bucket
      const task = { bits, index, changed: changed && new Set(changed), version: base + 1 }
      addResult(result, await publishBucket(parts, task, now))
    }
    const destination = destinations[position - buckets.length]
    const width = epochs.find(({ epoch }) => epoch === destination?.epoch)
    if (destination && width) await parts.destinations.publish({ ...destination, bits: width.bits }, now)
    position += 1
  }
  return { ...run, position }
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
  groups: readonly Change[],
  { bits, epochs }: Pick<Run, 'bits' | 'epochs'>,
  destinations: DestinationPublication,
): Promise<Pick<Run, 'buckets' | 'destinations'>> {
  const toIndex = (hash: string) => toBucketIndex(hash as Parameters<typeof toBucketIndex>[0], bits)
  const digests = groups.map(({ ref }) => ref)
  return {
    buckets: toBucketTasks(changes, toIndex),
    destinations: digests.length > 0 ? await destinations.findTasks(digests, epochs) : [],
  }
}
