import { type Result, toOk, toProblem } from '#shared/rules/result'
import { chooseRiceParameter, decodeRice, encodeRice, type RiceProblem } from '#shared/rules/rice'

/**
 * The files of the local list that devices download. Numbers are big-endian:
 *
 *     full   'AMLF' format(1) kind(1) version(4)                sha256(32) section
 *     delta  'AMLD' format(1) kind(1) version(4) fromVersion(4) sha256(32) section section
 *     section  count(4) k(1) first(4) length(4) bytes(length)
 *
 * A section is a Rice-coded list (`rice.ts`). A delta has first the indices that leave the old list, then the
 * prefixes that join it. The SHA-256 is of the resulting list, sorted, four bytes a prefix. It proves a delta was
 * applied rightly; who wrote the file, and that version and kind are theirs, only the signed manifest can say.
 */
const fullMagic = 0x414d4c46
const deltaMagic = 0x414d4c44
const format = 1
const kinds = ['profiles', 'skeletons'] as const
const digestBytes = 32
const sectionHeaderBytes = 13
const fullHeaderBytes = 10 + digestBytes
const deltaHeaderBytes = fullHeaderBytes + 4

/** Largest file in bytes, full or delta, and the most prefixes: room for 2.6 million, at 16 MB of memory. */
export const largestListBytes = 4 * 2 ** 20
export const mostListed = 2 ** 22

export type ListKind = (typeof kinds)[number]

/** `prefixes` are unique and increase. */
export interface ListFile {
  kind: ListKind
  version: number
  prefixes: Uint32Array<ArrayBuffer>
}

export type ListProblem =
  | RiceProblem
  /** Not the first four bytes of such a file. */
  | 'not-a-list'
  /** A later format or an unknown kind. */
  | 'unknown-format'
  /** Beyond the bytes or the prefixes that are allowed. */
  | 'too-large'
  /** A delta of another list, from another version, or for an index that the held list lacks. */
  | 'wrong-base'
  /** The result is not the list that the file was made for. */
  | 'checksum'

/** Throws for a list that no device would take. */
export async function encodeFull(list: {
  kind: ListKind
  version: number
  prefixes: Iterable<number>
}): Promise<Uint8Array<ArrayBuffer>> {
  const prefixes = toSortedUnique(list.prefixes)
  return toFile([
    toHeader(fullMagic, list.kind, [list.version]),
    await toDigest(prefixes),
    ...toSection(prefixes, 2 ** 32),
  ])
}

export async function decodeFull(bytes: Uint8Array): Promise<Result<ListFile, ListProblem>> {
  const header = readHeader(bytes, fullMagic, fullHeaderBytes)
  if (!header.ok) return header
  const { view, kind, version } = header.value
  const section = readSection(view, fullHeaderBytes)
  if (!section.ok) return section
  if (section.value.end !== bytes.byteLength) return toProblem('left-over')
  return await toChecked({ kind, version, prefixes: section.value.values }, view, 10)
}

/** From the list of one version to that of another. Throws for one that no device would take. */
export async function encodeDelta(delta: {
  kind: ListKind
  fromVersion: number
  version: number
  from: Iterable<number>
  to: Iterable<number>
}): Promise<Uint8Array<ArrayBuffer>> {
  const from = toSortedUnique(delta.from)
  const to = toSortedUnique(delta.to)
  const removed: number[] = []
  const added: number[] = []
  let i = 0
  let j = 0
  while (i < from.length || j < to.length) {
    const old = from[i] ?? Number.POSITIVE_INFINITY
    const next = to[j] ?? Number.POSITIVE_INFINITY
    if (old < next) removed.push(i)
    else if (next < old) added.push(next)
    if (old <= next) i++
    if (next <= old) j++
  }
  return toFile([
    toHeader(deltaMagic, delta.kind, [delta.version, delta.fromVersion]),
    await toDigest(to),
    ...toSection(Uint32Array.from(removed), from.length),
    ...toSection(Uint32Array.from(added), 2 ** 32),
  ])
}

/** The list after a delta; `held` stays as it is. On any problem the full file is to be taken. */
export async function applyDelta(held: ListFile, bytes: Uint8Array): Promise<Result<ListFile, ListProblem>> {
  const header = readHeader(bytes, deltaMagic, deltaHeaderBytes)
  if (!header.ok) return header
  const { view, kind, version } = header.value
  if (kind !== held.kind || view.getUint32(10) !== held.version) return toProblem('wrong-base')
  const removed = readSection(view, deltaHeaderBytes)
  if (!removed.ok) return removed
  const added = readSection(view, removed.value.end)
  if (!added.ok) return added
  if (added.value.end !== bytes.byteLength) return toProblem('left-over')
  const prefixes = toChanged(held.prefixes, removed.value.values, added.value.values)
  if (!prefixes.ok) return prefixes
  return await toChecked({ kind, version, prefixes: prefixes.value }, view, 14)
}

/** The old list without the entries at the indices `removed` and with those of `added`; all three increase. */
function toChanged(
  old: Uint32Array,
  removed: Uint32Array,
  added: Uint32Array,
): Result<Uint32Array<ArrayBuffer>, ListProblem> {
  if ((removed.at(-1) ?? -1) >= old.length) return toProblem('wrong-base')
  const length = old.length - removed.length + added.length
  if (length > mostListed) return toProblem('too-large')
  const prefixes = new Uint32Array(length)
  let at = 0
  let nextAdded = 0
  let nextRemoved = 0
  for (let i = 0; i < old.length; i++) {
    if (removed[nextRemoved] === i) {
      nextRemoved++
      continue
    }
    const kept = old[i] ?? 0
    while ((added[nextAdded] ?? kept) < kept) prefixes[at++] = added[nextAdded++] ?? 0
    if (added[nextAdded] === kept) return toProblem('not-sorted')
    prefixes[at++] = kept
  }
  prefixes.set(added.subarray(nextAdded), at)
  return toOk(prefixes)
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

function toHeader(magic: number, kind: ListKind, versions: number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(6 + 4 * versions.length))
  view.setUint32(0, magic)
  view.setUint8(4, format)
  view.setUint8(5, kinds.indexOf(kind))
  versions.forEach((version, i) => {
    view.setUint32(6 + 4 * i, version)
  })
  return new Uint8Array(view.buffer)
}

function toSection(sorted: Uint32Array, range: number): Uint8Array<ArrayBuffer>[] {
  const k = chooseRiceParameter(sorted.length, range)
  const bytes = encodeRice(sorted, k)
  const header = new DataView(new ArrayBuffer(sectionHeaderBytes))
  header.setUint32(0, sorted.length)
  header.setUint8(4, k)
  header.setUint32(5, sorted[0] ?? 0)
  header.setUint32(9, bytes.length)
  return [new Uint8Array(header.buffer), bytes]
}

function toFile(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length > largestListBytes)
    throw new RangeError(`file of ${length} bytes, ${largestListBytes} are the most`)
  const file = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

function readHeader(
  bytes: Uint8Array,
  magic: number,
  length: number,
): Result<{ view: DataView; kind: ListKind; version: number }, ListProblem> {
  if (bytes.byteLength > largestListBytes) return toProblem('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 4 || view.getUint32(0) !== magic) return toProblem('not-a-list')
  if (bytes.byteLength < length) return toProblem('cut')
  const kind = kinds[view.getUint8(5)]
  if (view.getUint8(4) !== format || kind === undefined) return toProblem('unknown-format')
  return toOk({ view, kind, version: view.getUint32(6) })
}

function readSection(
  view: DataView,
  at: number,
): Result<{ values: Uint32Array<ArrayBuffer>; end: number }, ListProblem> {
  const start = at + sectionHeaderBytes
  if (start > view.byteLength) return toProblem('cut')
  const count = view.getUint32(at)
  const end = start + view.getUint32(at + 9)
  if (end > view.byteLength) return toProblem('cut')
  if (count > mostListed) return toProblem('too-large')
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start)
  const values = decodeRice({ first: view.getUint32(at + 5), k: view.getUint8(at + 4), count, bytes })
  return values.ok ? toOk({ values: values.value, end }) : values
}

async function toChecked(list: ListFile, view: DataView, at: number): Promise<Result<ListFile, ListProblem>> {
  const digest = await toDigest(list.prefixes)
  return digest.every((byte, i) => byte === view.getUint8(at + i)) ? toOk(list) : toProblem('checksum')
}

async function toDigest(sorted: Uint32Array): Promise<Uint8Array> {
  const view = new DataView(new ArrayBuffer(sorted.length * 4))
  for (let i = 0; i < sorted.length; i++) view.setUint32(i * 4, sorted[i] ?? 0)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', view.buffer))
}
