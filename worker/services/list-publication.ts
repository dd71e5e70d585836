import { mostListSteps, type PublishedList } from '#shared/domain/snapshot'
import { decodeFull, encodeDelta, encodeFull, type ListKind } from '#shared/rules/list-file'
import { toSha256 } from '#shared/rules/subject-hash'
import { toListFileKey, toListKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'

interface PendingList {
  kind: ListKind
  prefixes: Iterable<number>
  /** Of the snapshot that is being written. */
  version: number
  last: PublishedList | null
}

/**
 * Writes the list as a full file, and the step that leads there from the last one. A list that did not change keeps
 * its files and its version, so no device loads anything.
 */
export async function writeList(
  writer: PublishedWriter,
  { kind, prefixes, version, last }: PendingList,
): Promise<PublishedList> {
  const list = Uint32Array.from(new Set(prefixes)).sort()
  const before = last && (await readList(writer, last))
  if (last && before && isSame(before, list)) return last
  const full = await writeFile(writer, await encodeFull({ kind, version, prefixes: list }))
  const published = { version, keys: list.length, full }
  if (!last || !before) return { ...published, steps: [] }
  const delta = { kind, fromVersion: last.version, version, from: before, to: list }
  const step = { from: last.version, to: version, ...(await writeFile(writer, await encodeDelta(delta))) }
  return { ...published, steps: toUsefulSteps([...last.steps, step], full.bytes) }
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

/** The list of an earlier snapshot, or null when its file is gone or damaged: then there is no step from it. */
async function readList(writer: PublishedWriter, { full, keys }: PublishedList): Promise<Uint32Array | null> {
  const bytes = await writer.read(toListFileKey(full))
  const decoded = bytes && (await decodeFull(bytes))
  return decoded?.ok && decoded.value.prefixes.length === keys ? decoded.value.prefixes : null
}

async function writeFile(writer: PublishedWriter, bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = await toSha256(bytes)
  const key = toListKey(sha256)
  const held = await writer.readDigests('lists/', key.slice(0, -1), key)
  await writer.write({ key, body: bytes, contentType: 'application/octet-stream' }, held)
  return { url: `/v1/lists/${sha256}`, bytes: bytes.byteLength }
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((prefix, i) => prefix === other[i])
}
