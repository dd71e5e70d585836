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
  /** Version of the snapshot that the run began with, 0 for none. */
  base: z.number().int(),
  startedAt: z.number(),
  bits: z.number().int(),
  /** Width of the destination buckets, by epoch. */
  epochs: z.array(z.object({ epoch: z.number().int(), bits: z.number().int() })),
  /** Read before `upTo`, and this before any row: so the rows contain at least that much. */
  head: headSchema,
  /** Stamp of the last change that is in the run. */
  upTo: z.number().int(),
  buckets: z.array(bucketTaskSchema),
  destinations: z.array(destinationTaskSchema),
  /** Tasks done, buckets first. */
  position: z.number().int(),
  /** Keys of what earlier invocations have done. */
  parts: z.array(z.string()),
  rounds: z.number().int(),
})
export type Run = z.infer<typeof runSchema>

/** What was done so far: buckets by index, the later ones in place of the earlier. */
export interface RunResult {
  buckets: Map<number, Pick<PublishedBucket, 'index' | 'prefixes' | 'skeletons'>>
  /** Hashes whose sellers' objects nothing lists any more. */
  gone: Set<string>
  /** Cache tags of what was rewritten. */
  tags: Set<string>
}

const packed = z.string().transform(toPrefixes)
const partSchema = z.object({
  buckets: z.array(z.object({ index: z.number().int(), prefixes: packed, skeletons: packed })),
  gone: z.array(z.string()),
  tags: z.array(z.string()),
})

export interface RunStore {
  find(scope: Run['scope']): Promise<{ run: Run; etag: string } | null>
  /** Throws `Overtaken` when another publisher has gone on with this run meanwhile. */
  save(run: Run, result: RunResult, etag: string | null): Promise<void>
  readResult(run: Run): Promise<RunResult>
  /** Forgets the run and what it has left behind. */
  remove(run: Run): Promise<void>
}

/** More parts than these are made into one, so that the last invocation need not read thousands. */
const mostParts = 100

/** Runs that take longer than one invocation lie in storage between two of them. */
export function createRunStore(bucket: R2Bucket, meter: WorkMeter): RunStore {
  const readResult = async ({ parts }: Run) => {
    const result = emptyResult()
    for (const key of parts) {
      meter.count()
      const object = await bucket.get(key)
      if (!object) throw new Error(`part ${key} of the publication is missing`)
      const part = partSchema.parse(await object.json())
      for (const each of part.buckets) result.buckets.set(each.index, each)
      for (const hash of part.gone) result.gone.add(hash)
      for (const tag of part.tags) result.tags.add(tag)
    }
    return result
  }
  return {
    readResult,
    async find(scope) {
      meter.count()
      const object = await bucket.get(toRunKey(scope))
      if (!object) return null
      const parsed = runSchema.safeParse(await object.json().catch(() => null))
      if (parsed.success) return { run: parsed.data, etag: object.etag }
      // Written by other code: whoever begins anew loses time, nothing else.
      await bucket.delete(toRunKey(scope))
      return null
    },
    async save(run, result, etag) {
      const key = `publishing/${run.id}/${run.rounds}-${run.position}`
      meter.count(2)
      const isLong = run.parts.length >= mostParts
      await bucket.put(key, toPart(isLong ? mergeResults(await readResult(run), result) : result))
      const onlyIf = etag === null ? { etagDoesNotMatch: '*' } : { etagMatches: etag }
      const saved = { ...run, parts: isLong ? [key] : [...run.parts, key] }
      const written = await bucket.put(toRunKey(run.scope), JSON.stringify(saved), { onlyIf })
      if (!written) throw new Overtaken('another publisher has gone on with this run')
    },
    async remove({ scope, parts, id }) {
      meter.count(2)
      await bucket.delete(toRunKey(scope))
      const { objects } = await bucket.list({ prefix: `publishing/${id}/` })
      const keys = new Set([...parts, ...objects.map(({ key }) => key)])
      if (keys.size > 0) await bucket.delete([...keys].slice(0, 1000))
    },
  }
}

/** Both, the later one first where they speak of the same bucket. */
export function mergeResults(earlier: RunResult, later: RunResult): RunResult {
  return {
    buckets: new Map([...earlier.buckets, ...later.buckets]),
    gone: new Set([...earlier.gone, ...later.gone]),
    tags: new Set([...earlier.tags, ...later.tags]),
  }
}

export function emptyResult(): RunResult {
  return { buckets: new Map(), gone: new Set(), tags: new Set() }
}

/** The buckets in which something changed. Changes of destinations are none of them. */
export function toBucketTasks(changes: readonly Change[], toIndex: (hash: string) => number): Run['buckets'] {
  const byIndex = new Map<number, string[]>()
  for (const { kind, ref } of changes) {
    if (kind === 'group') continue
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

function toPart({ buckets, gone, tags }: RunResult): string {
  return JSON.stringify({
    buckets: Array.from(buckets.values(), ({ index, prefixes, skeletons }) => ({
      index,
      prefixes: toPacked(prefixes),
      skeletons: toPacked(skeletons),
    })),
    gone: [...gone],
    tags: [...tags],
  })
}

/** Eight hex digits a prefix. */
function toPacked(prefixes: Uint32Array): string {
  return Array.from(prefixes, prefix => prefix.toString(16).padStart(8, '0')).join('')
}

function toPrefixes(text: string): Uint32Array {
  return Uint32Array.from(text.match(/.{8}/g) ?? [], digits => Number.parseInt(digits, 16))
}
