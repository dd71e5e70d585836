import type { PublishedList } from '#shared/domain/snapshot'
import { prefixBucket } from '#shared/rules/bucket-index'
import { type HeldList, type ListVersion, readList, writeList } from './list-publication.ts'
import type { Run, RunResult } from './publication-run.ts'
import { toListFileKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'

/** The lists of a snapshot: profiles, and skeletons of verified handles. */
export interface PublishedLists {
  list: PublishedList
  skeletons: PublishedList
}

export interface HeldLists {
  list: HeldList
  skeletons: HeldList
}

/** Lists older than the last ones are kept so long, for devices that hold an older snapshot. */
const keepFilesMs = 24 * 3_600_000

/** What the last snapshot lists; null when one of the files is gone or damaged. */
export async function readLists(
  writer: PublishedWriter,
  { list, skeletons }: PublishedLists,
): Promise<HeldLists | null> {
  const held = await readList(writer, list, 'profiles')
  const heldSkeletons = held && (await readList(writer, skeletons, 'skeletons'))
  return heldSkeletons && { list: held, skeletons: heldSkeletons }
}

/** Prefixes of all buckets: those of the run, and of the others what was listed before. */
export function toPrefixLists({ bits }: Run, result: RunResult, held: HeldLists | null) {
  const listed = { prefixes: held?.list.prefixes, skeletons: held?.skeletons.prefixes }
  const join = (kind: 'prefixes' | 'skeletons') => {
    const before = cutByBucket(listed[kind] ?? new Uint32Array(), bits)
    const parts = before.map((old, index) => result.get(index)?.[kind] ?? old)
    const joined = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }
  return { prefixes: join('prefixes'), skeletons: join('skeletons') }
}

/** A sorted list, cut where buckets meet; each bucket has its part, the empty ones too. */
function cutByBucket(prefixes: Uint32Array, bits: number): Uint32Array[] {
  const parts: Uint32Array[] = []
  let start = 0
  for (let index = 0; index < 2 ** bits; index++) {
    let end = start
    while (end < prefixes.length && prefixBucket(prefixes[end] ?? 0, bits) === index) end++
    parts.push(prefixes.subarray(start, end))
    start = end
  }
  return parts
}

export async function writeLists(
  writer: PublishedWriter,
  version: ListVersion,
  { prefixes, skeletons }: { prefixes: Uint32Array; skeletons: Uint32Array },
  held: HeldLists | null,
): Promise<PublishedLists> {
  const list = { ...version, kind: 'profiles', prefixes, last: held?.list ?? null } as const
  const names = { ...version, kind: 'skeletons', prefixes: skeletons, last: held?.skeletons ?? null } as const
  return { list: await writeList(writer, list), skeletons: await writeList(writer, names) }
}

/** Files that neither of these names, once they are old enough that no device is on its way to them. */
export async function findOldFiles(
  writer: PublishedWriter,
  named: readonly (PublishedLists | null)[],
  now: number,
): Promise<string[]> {
  const kept = new Set(
    named
      .flatMap(lists => (lists ? [lists.list, lists.skeletons] : []))
      .flatMap(({ full, steps }) => [full, ...steps].map(toListFileKey)),
  )
  const files = await writer.readKeys('lists/')
  return files
    .filter(({ key, uploaded }) => !kept.has(key) && now - uploaded.getTime() > keepFilesMs)
    .map(({ key }) => key)
}
