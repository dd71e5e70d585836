import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import { encodeDestinationBucket, sealDestination } from '#shared/rules/destination-bucket'
import { endorseEvaluationKey } from '#shared/rules/evaluation-key'
import type { ManifestKeys } from '../env.ts'
import { toDestinationTag } from './cache-tags.ts'
import { groupBits } from './destination-digests.ts'
import type { DestinationMarks, MarkedNumber } from './destination-marks.ts'
import type { ServedKey } from './evaluation.ts'
import { toShownFindings } from './publication.ts'
import type { Run } from './publication-run.ts'
import { toDestinationBucketKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'
import type { WorkMeter } from './work-meter.ts'

type Widths = Run['epochs']
type KeyName = Pick<ServedKey, 'epoch' | 'publicKey'>
type Task = Run['destinations'][number]

/** What is published of payment destinations: sealed records, in buckets by their evaluation under each key. */
export interface DestinationPublication {
  /** The keys to publish under, with the width that each one's buckets should have. */
  measure(before: readonly DestinationEpoch[]): Promise<Widths>
  /** Whether every number can be found: until then changes of numbers wait. */
  isReady(): Promise<boolean>
  /** Of these keys, those that can still be answered under. */
  onlyConfigured<Key extends Pick<Widths[number], 'epoch' | 'bits'>>(epochs: readonly Key[]): Widths
  /** Whether buckets of these widths are about as full as they should be. */
  fits(epochs: Widths): Promise<boolean>
  /** Whether a snapshot names just the keys that it should. */
  isServed(before: readonly DestinationEpoch[]): Promise<boolean>
  /** Writes one bucket, where it changed. */
  publish(address: { epoch: number; bits: number; index: number }, now: number): Promise<void>
  /** The buckets that these groups are in. */
  findTasks(groupDigests: readonly string[], epochs: Widths): Promise<Task[]>
  /** What the snapshot says of the keys. */
  describe(epochs: Widths, signers: ManifestKeys): Promise<DestinationEpoch[]>
}

interface Parts {
  marks: DestinationMarks
  /** Keys under which devices may ask, the first one first; none: nothing is published of destinations. */
  keys: readonly ServedKey[]
  writer: PublishedWriter
  meter: WorkMeter
}

const queriesPerBucket = 2
/** Records in a bucket: of 160 bytes each, so that most stay below 32 kB. */
const recordsPerBucket = 150

export function createDestinationPublication({ marks, keys, writer, meter }: Parts): DestinationPublication {
  /** A key is asked under once every number is evaluated under it: before, a number would seem to be unknown. */
  const findKeys = async (before: readonly DestinationEpoch[]) => {
    const served: ServedKey[] = []
    for (const key of keys) {
      const isKnown = before.some(each => isSameKey(each, key))
      if (isKnown || (await marks.isComplete(key.epoch))) served.push(key)
    }
    return served
  }
  return {
    async measure(before) {
      const served = await findKeys(before)
      return Promise.all(served.map(async ({ epoch }) => ({ epoch, bits: toBits(await marks.count(epoch)) })))
    },
    async isReady() {
      return !(await marks.isPending())
    },
    onlyConfigured: epochs =>
      epochs.flatMap(({ epoch, bits }) => (keys.some(key => key.epoch === epoch) ? { epoch, bits } : [])),
    async fits(epochs) {
      const counted = epochs.map(async ({ epoch, bits }) => toBits(await marks.count(epoch)) - bits)
      return (await Promise.all(counted)).every(difference => Math.abs(difference) <= 1)
    },
    async isServed(before) {
      const served = await findKeys(before)
      return served.length === before.length && served.every((key, i) => isSameKey(key, before[i]))
    },
    publish: (address, now) => publishBucket({ marks, writer, meter }, address, now),
    async findTasks(groupDigests, epochs) {
      const tasks = new Map<string, Task>()
      for (const { epoch, group } of await marks.findGroups(groupDigests)) {
        const bits = epochs.find(each => each.epoch === epoch)?.bits
        if (bits === undefined) continue
        const index = group >>> (groupBits - bits)
        tasks.set(`${epoch}/${index}`, { epoch, index })
      }
      return [...tasks.values()]
    },
    async describe(epochs, [, standby]) {
      const described = epochs.map(async ({ epoch, bits }) => {
        const key = keys.find(each => each.epoch === epoch)
        if (!key) return []
        const { publicKey } = key
        const endorsement =
          key.endorsement ?? (standby ? await endorseEvaluationKey({ epoch, publicKey }, standby) : null)
        return [{ epoch, publicKey, bits, endorsement }]
      })
      return (await Promise.all(described)).flat()
    },
  }
}

async function publishBucket(
  { marks, writer, meter }: Omit<Parts, 'keys'>,
  { epoch, bits, index }: { epoch: number; bits: number; index: number },
  now: number,
): Promise<void> {
  const key = toDestinationBucketKey(epoch, bits, index)
  // Before the rows are read, as with every object: nothing newer is written over.
  const held = await writer.find(key)
  const width = 2 ** (groupBits - bits)
  const groups = Array.from({ length: width }, (_, i) => index * width + i)
  meter.count(queriesPerBucket)
  const numbers = await marks.readGroups(epoch, groups)
  const records = numbers.flatMap(number => {
    const record = toRecord(number, now)
    return record ? [{ output: number.output, record }] : []
  })
  const sealed = await Promise.all(
    records.map(({ output, record }) => sealDestination(output, epoch, record)),
  )
  const body = encodeDestinationBucket({ epoch, bits, index, sealed })
  const tag = toDestinationTag(epoch, bits, index)
  await writer.write({ key, body, contentType: 'application/octet-stream', tag }, held)
}

function isSameKey(one: KeyName, other: KeyName | undefined): boolean {
  return one.epoch === other?.epoch && one.publicKey === other.publicKey
}

function toBits(numbers: number): number {
  const bits = Math.ceil(Math.log2(Math.max(1, numbers / recordsPerBucket)))
  return Math.min(groupBits, bits)
}

/** Null where nothing is left to show of a number, as with findings that have lapsed. */
function toRecord({ owners, findings }: MarkedNumber, now: number): DestinationRecord | null {
  const shown = toShownFindings(findings, now)
  return owners.length + shown.findings.length > 0 ? { owners, ...shown } : null
}
