import { mostListSteps, type PublishedList } from '#shared/domain/snapshot'
import { decodeFull, encodeDelta, encodeFull, type ListKind } from '#shared/rules/list-file'
import { toSha256 } from '#shared/rules/subject-hash'
import { toListFileKey, toListKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'

interface PendingList {
  kind: ListKind
  /** Sorted, each once. */
  prefixes: Uint32Array
  /** Of the snapshot that is being written. */
  version: number
  last: HeldList | null
}

/** A list of an earlier snapshot with what is in it. */
export interface HeldList {
  list: PublishedList
  prefixes: Uint32Array
}

/**
 * Writes the list as a full file, and the step that leads there from the last one. A list that did not change keeps
 * its files and its version, so no device loads anything.
 */
export async function writeList(
  writer: PublishedWriter,
  { kind, prefixes, version, last }: PendingList,
): Promise<PublishedList> {
  if (last && isSame(last.prefixes, prefixes)) return last.list
  const full = await writeFile(writer, await encodeFull({ kind, version, prefixes }))
  const published = { version, keys: prefixes.length, full }
  if (!last) return { ...published, steps: [] }
  const from = last.list.version
  const delta = await encodeDelta({ kind, fromVersion: from, version, from: last.prefixes, to: prefixes })
  const step = { from, to: version, ...(await writeFile(writer, delta)) }
  return { ...published, steps: toUsefulSteps([...last.list.steps, step], full.bytes) }
}

/**
 * The list of an earlier snapshot, or null when its file is gone or damaged. Steps before one that is gone fall
 * away: nobody could take them.
 */
export async function readList(
  writer: PublishedWriter,
  list: PublishedList,
  files: ReadonlySet<string>,
): Promise<HeldList | null> {
  const bytes = await writer.read(toListFileKey(list.full))
  const decoded = bytes && (await decodeFull(bytes))
  if (!decoded?.ok || decoded.value.prefixes.length !== list.keys) return null
  const gone = list.steps.findLastIndex(step => !files.has(toListFileKey(step)))
  return { list: { ...list, steps: list.steps.slice(gone + 1) }, prefixes: decoded.value.prefixes }
}

/** Older steps than are worth their bytes fall away: whoever needs them loads the full file. */
function toUsefulSteps(steps: PublishedList['steps'], fullBytes: number): PublishedList['steps'] {
  const useful: PublishedList['steps'] = []
  let bytes = 0
  for (const step of steps.toReversed()) {
    bytes += step.bytes
    if (useful.length === mostListSteps || (bytes >= fullBytes && useful.length > 0)) break
    useful.unshift(step)
  }
  return useful
}

async function writeFile(writer: PublishedWriter, bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = await toSha256(bytes)
  const key = toListKey(sha256)
  await writer.write({ key, body: bytes, contentType: 'application/octet-stream' }, await writer.find(key))
  return { url: `/v1/lists/${sha256}`, bytes: bytes.byteLength }
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((prefix, i) => prefix === other[i])
}
