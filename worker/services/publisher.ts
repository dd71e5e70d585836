import type { Snapshot } from '#shared/domain/snapshot'
import { addDays } from '#shared/rules/dates'
import type { ManifestKeys } from '../env.ts'
import type { EventLog, Head } from './event-log.ts'
import type { PublicationReader } from './publication-reader.ts'
import { type PublicationContent, type PublishedLists, writePublication } from './publication-writer.ts'
import { findSnapshot, isLast, putSnapshot, type StoredSnapshot } from './published-snapshot.ts'
import { toBucketKey, toListFileKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'
import type { Sealing } from './sealing.ts'

export interface Publisher {
  /** Publishes what D1 holds, if the last snapshot does not say it already or grows old. */
  publish(): Promise<PublishOutcome>
  /** Whether there is anything to publish. */
  isDue(): Promise<boolean>
}

interface PublishOutcome {
  /** False when the last snapshot was up to date. */
  published: boolean
  version: number
  /** True when the log grew meanwhile: publish again. */
  isBehind: boolean
}

interface Parts {
  bucket: R2Bucket
  log: EventLog
  reader: PublicationReader
  writer: PublishedWriter
  sealing: Sealing
  manifestKeys: ManifestKeys | null
}

/** The snapshot is renewed well before it expires, so that one failing day is not seen. */
const renewAfterMs = 12 * 3_600_000
const expiresAfterDays = 7
/** Older lists than the last one are kept so long, for devices that hold an older snapshot. */
const keepListsMs = 24 * 3_600_000
const maxAttempts = 5

export function createPublisher(parts: Parts): Publisher {
  const { bucket, log, manifestKeys } = parts
  return {
    async isDue() {
      const held = await findSnapshot(bucket)
      return isStale(held, await log.readHead(), Date.now(), manifestKeys?.[0].id ?? held?.keyId)
    },
    async publish() {
      // Unsigned data would be refused by every device: better the last signed ones than these.
      if (!manifestKeys) throw new Error('no manifest key is configured')
      const [signer] = manifestKeys
      for (let attempt = 1; attempt <= maxAttempts; attempt++) {
        const held = await findSnapshot(bucket)
        // Read before any row: a change that lands meanwhile makes the log newer than the snapshot.
        const head = await log.readHead()
        // Later than the last one, whatever the clock says: devices take the later one.
        const lastAt = held?.snapshot ? Date.parse(held.snapshot.publishedAt) : 0
        const now = Math.max(Date.now(), lastAt + 1)
        // Who lost a race may have written older bodies over newer ones, so it writes everything once more.
        if (attempt === 1 && held?.snapshot && !isStale(held, head, now, signer.id)) {
          return { published: false, version: held.snapshot.version, isBehind: false }
        }
        const version = (held?.snapshot?.version ?? 0) + 1
        const { content, leftovers } = await writePublication(parts, version, now, lastListsOf(held))
        const written = await putSnapshot(bucket, toSnapshot(version, content, head, now), signer, held)
        if (!written) continue
        // What a faster publisher has named meanwhile must not be cleared away.
        if (await isLast(bucket, written)) {
          await removeLeftovers(parts.writer, content, leftovers, { now, last: lastListsOf(held) })
        }
        const isBehind = (await log.readHead()).seq !== head.seq
        return { published: true, version, isBehind }
      }
      throw new Error(`another publisher was faster ${maxAttempts} times`)
    },
  }
}

function isStale(
  held: StoredSnapshot | null,
  head: Head,
  now: number,
  signerId: string | null | undefined,
): boolean {
  if (!held) return true
  // A key that was given up must not be the last word any longer than it takes to sign anew.
  if (held.keyId !== signerId) return true
  const { snapshot } = held
  if (!snapshot) return true
  // Not only newer: after a restored backup the log may be shorter than what was published.
  if (snapshot.head.seq !== head.seq || snapshot.head.hash !== head.hash) return true
  return now - Date.parse(snapshot.publishedAt) >= renewAfterMs
}

function toSnapshot(version: number, content: PublicationContent, head: Head, now: number): Snapshot {
  return {
    version,
    publishedAt: new Date(now).toISOString(),
    expires: new Date(addDays(now, expiresAfterDays)).toISOString(),
    bucketBits: content.bits,
    list: content.list,
    skeletons: content.skeletons,
    destinations: [],
    head,
  }
}

function lastListsOf(held: StoredSnapshot | null): PublishedLists | null {
  const { list, skeletons } = held?.snapshot ?? {}
  return list && skeletons ? { list, skeletons } : null
}

/** Objects that the new snapshot no longer names. Only after it is written: until then they are in use. */
async function removeLeftovers(
  writer: PublishedWriter,
  { bits, ...lists }: PublicationContent,
  leftovers: readonly string[],
  { now, last }: { now: number; last: PublishedLists | null },
): Promise<void> {
  const buckets = await writer.readKeys('buckets/')
  const files = await writer.readKeys('lists/')
  // Files of the snapshot before may be on their way to a device at this moment.
  const named = new Set(
    [lists, last].flatMap(each =>
      each
        ? [each.list, each.skeletons].flatMap(({ full, steps }) => [full, ...steps].map(toListFileKey))
        : [],
    ),
  )
  const isCurrent = (key: string) => key.startsWith(toBucketKey(bits, 0).slice(0, -1))
  await writer.remove([
    ...leftovers,
    ...buckets.filter(({ key }) => !isCurrent(key)).map(({ key }) => key),
    ...files
      .filter(({ key, uploaded }) => !named.has(key) && now - uploaded.getTime() > keepListsMs)
      .map(({ key }) => key),
  ])
}
