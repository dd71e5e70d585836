import { z } from 'zod'
import type { Change } from '../db/unpublished.ts'
import type { PublishedBucket } from './bucket-publication.ts'
import { Overtaken } from './published-writer.ts'
import type { WorkMeter } from './work-meter.ts'

const headSchema = z.object({ seq: z.number().int(), hash: z.string() })

/** A bucket to be written, with the hashes of the profiles in it that changed; null: all of them. */
const bucketTaskSchema = z.object({ index: z.number().int(), changed: z.array(z.string()).nullable() })
const destinationTaskSchema = z.object({ epoch: z.number().int(), index: z.number().int() })

const runSchema = z.object({
  id: z.string(),
  /** `all` writes everything anew where it differs; `changed` only what changed since the last snapshot. */
  scope: z.enum(['all', 'changed']),
  /** False of one that was only announced: from then on others keep the changes that it will need. */
  isPlanned: z.boolean(),
  /** Version of the snapshot that the run began with, 0 for none. */
  base: z.number().int(),
  startedAt: z.number(),
  bits: z.number().int(),
  /** Width of the destination buckets, by epoch. */
  epochs: z.array(z.object({ epoch: z.number().int(), bits: z.number().int() })),
  /** Read before `upTo`, and this before any row: so the rows contain at least that much. */
  head: headSchema,
  /** Changes after this stamp are in the run, */
  from: z.number().int(),
  /** up to this one. */
  upTo: z.number().int(),
  /** Stamps of the changed groups of destinations that are in it. */
  groups: z.array(z.number().int()),
  buckets: z.array(bucketTaskSchema),
  destinations: z.array(destinationTaskSchema),
  /** Tasks done, buckets first. */
  position: z.number().int(),
  /** Keys of what earlier invocations have done. */
  parts: z.array(z.string()),
  rounds: z.number().int(),
})
export type Run = z.infer<typeof runSchema>

/** What was done so far, by the index of the bucket. */
export type RunResult = Map<number, PublishedBucket>

const packed = z.string().transform(toPrefixes)
const partSchema = z.array(
  z.object({
    index: z.number().int(),
    prefixes: packed,
    skeletons: packed,
    gone: z.array(z.string()),
    kept: z.array(z.string()).nullable(),
  }),
)

export interface StoredRun {
  run: Run
  etag: string
}

export interface RunStore {
  find(scope: Run['scope']): Promise<StoredRun | null>
  /** Stores a run, over the one of this tag; throws `Overtaken` when another publisher has gone on with it. */
  put(run: Run, etag: string | null): Promise<StoredRun>
  /** Stores a run with what was done of it in this invocation. */
  save(run: Run, result: RunResult, etag: string | null): Promise<void>
  readResult(run: Run): Promise<RunResult>
  /** Forgets the run and what it has left behind. */
  remove(run: Run): Promise<void>
}

/** More parts than these are made into one, so that the last invocation need not read thousands. */
const mostParts = 100

/** Runs that take longer than one invocation lie in storage between two of them. */
export function createRunStore(bucket: R2Bucket, meter: WorkMeter): RunStore {
  const put: RunStore['put'] = async (run, etag) => {
    meter.count()
    const onlyIf = etag === null ? { etagDoesNotMatch: '*' } : { etagMatches: etag }
    const written = await bucket.put(toRunKey(run.scope), JSON.stringify(run), { onlyIf })
    if (!written) throw new Overtaken('another publisher has gone on with this run')
    return { run, etag: written.etag }
  }
  const remove: RunStore['remove'] = async ({ scope, id }) => {
    meter.count()
    await bucket.delete(toRunKey(scope))
    for (;;) {
      meter.count(2)
      const { objects, truncated } = await bucket.list({ prefix: `publishing/${id}/` })
      if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key))
      if (!truncated) return
    }
  }
  const readResult: RunStore['readResult'] = async run => {
    const result: RunResult = new Map()
    for (const key of run.parts) {
      meter.count()
      const object = await bucket.get(key)
      const part = partSchema.safeParse(await object?.json().catch(() => null))
      if (!part.success) {
        // Lost, or written by other code: whoever begins anew loses time, nothing else.
        await remove(run)
        throw new Overtaken(`part ${key} of the publication cannot be read`)
      }
      for (const each of part.data) addResult(result, each)
    }
    return result
  }
  return {
    put,
    remove,
    readResult,
    async find(scope) {
      meter.count()
      const object = await bucket.get(toRunKey(scope))
      if (!object) return null
      const parsed = runSchema.safeParse(await object.json().catch(() => null))
      if (parsed.success) return { run: parsed.data, etag: object.etag }
      await bucket.delete(toRunKey(scope))
      return null
    },
    async save(run, result, etag) {
      const isLong = run.parts.length >= mostParts
      const whole = isLong ? await readResult(run) : new Map()
      for (const each of result.values()) addResult(whole, each)
      // Of its own name: two publishers at the same point must not write over each other.
      const key = `publishing/${run.id}/${crypto.randomUUID()}`
      meter.count()
      await bucket.put(key, toPart(whole))
      await put({ ...run, parts: isLong ? [key] : [...run.parts, key] }, etag)
    },
  }
}

/** Puts what was done of a bucket over what was done of it before. */
export function addResult(result: RunResult, later: PublishedBucket): void {
  const earlier = result.get(later.index)
  if (!earlier || later.kept === null) {
    result.set(later.index, later)
    return
  }
  const kept = new Set(later.kept)
  const gone = new Set([...earlier.gone.filter(hash => !kept.has(hash)), ...later.gone])
  const all = earlier.kept && [...new Set([...earlier.kept, ...kept])]
  result.set(later.index, { ...later, gone: [...gone], kept: all })
}

/** The buckets in which profiles or skeletons changed. */
export function toBucketTasks(changes: readonly Change[], toIndex: (hash: string) => number): Run['buckets'] {
  const byIndex = new Map<number, string[]>()
  for (const { kind, ref } of changes) {
    const index = toIndex(ref)
    const changed = byIndex.get(index) ?? []
    byIndex.set(index, changed)
    // A skeleton is in the bucket, and nothing else is published of it.
    if (kind === 'profile') changed.push(ref)
  }
  return [...byIndex].map(([index, changed]) => ({ index, changed })).sort((a, b) => a.index - b.index)
}

function toRunKey(scope: Run['scope']): string {
  return `publishing/${scope}.json`
}

function toPart(result: RunResult): string {
  return JSON.stringify(
    Array.from(result.values(), each => ({
      ...each,
      prefixes: toPacked(each.prefixes),
      skeletons: toPacked(each.skeletons),
    })),
  )
}

/** Eight hex digits a prefix. */
function toPacked(prefixes: Uint32Array): string {
  return Array.from(prefixes, prefix => prefix.toString(16).padStart(8, '0')).join('')
}

function toPrefixes(text: string): Uint32Array {
  return Uint32Array.from(text.match(/.{8}/g) ?? [], digits => Number.parseInt(digits, 16))
}
