import {
  headerBytes,
  type ListKind,
  type ListProblem,
  mostListed,
  readHeader,
  readLastSection,
  toFile,
  toNumbers,
  toSection,
} from '#shared/rules/list-section'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/**
 * The whole local list as devices download it, see `list-section.ts`:
 *
 *     header 'AMLF'  version(4)  sha256(32)  section
 *
 * The SHA-256 is of the list, sorted, four bytes a prefix. Who wrote the file, and that version and kind are theirs,
 * only the signed manifest can say. What changed since is in steps (`list-step.ts`).
 */
const magic = 0x414d4c46
const digestAt = headerBytes + 4
const sectionAt = digestAt + 32

/** `prefixes` are unique and increase. */
export interface ListFile {
  kind: ListKind
  version: number
  prefixes: Uint32Array<ArrayBuffer>
}

/** Throws for a list that no device would take. */
export async function encodeFull(list: {
  kind: ListKind
  version: number
  prefixes: Iterable<number>
}): Promise<Uint8Array<ArrayBuffer>> {
  const prefixes = toSortedUnique(list.prefixes)
  return toFile(magic, list.kind, [toNumbers(list.version), await toDigest(prefixes), ...toSection(prefixes)])
}

export async function decodeFull(bytes: Uint8Array): Promise<Result<ListFile, ListProblem>> {
  const header = readHeader(bytes, magic, sectionAt)
  if (!header.ok) return header
  const { view, kind } = header.value
  const prefixes = readLastSection(view, sectionAt)
  if (!prefixes.ok) return prefixes
  const digest = await toDigest(prefixes.value)
  if (digest.some((byte, i) => byte !== view.getUint8(digestAt + i))) return toProblem('checksum')
  return toOk({ kind, version: view.getUint32(headerBytes), prefixes: prefixes.value })
}

/** SHA-256 of a sorted list, by which a manifest names it: lower-case hex. */
export async function toListDigest(sorted: Uint32Array): Promise<string> {
  return Array.from(await toDigest(sorted), byte => byte.toString(16).padStart(2, '0')).join('')
}

function toSortedUnique(numbers: Iterable<number>): Uint32Array<ArrayBuffer> {
  const sorted = Uint32Array.from(numbers).sort()
  let length = 0
  for (const number of sorted) {
    if (length === 0 || sorted[length - 1] !== number) sorted[length++] = number
  }
  if (length > mostListed) throw new RangeError(`${length} prefixes, ${mostListed} are the most`)
  return sorted.slice(0, length)
}

async function toDigest(sorted: Uint32Array): Promise<Uint8Array> {
  const view = new DataView(new ArrayBuffer(sorted.length * 4))
  for (let i = 0; i < sorted.length; i++) view.setUint32(i * 4, sorted[i] ?? 0)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', view.buffer))
}
