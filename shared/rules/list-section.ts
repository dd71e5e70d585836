import { type Result, toOk, toProblem } from '#shared/rules/result'
import { chooseRiceParameter, decodeRice, encodeRice, type RiceProblem } from '#shared/rules/rice'

/**
 * What the files of a list have in common, whole or step. Numbers are big-endian:
 *
 *     header   magic(4) format(1) kind(1)
 *     section  count(4) k(1) first(4) length(4) bytes(length)
 *
 * A section is a Rice-coded list (`rice.ts`).
 */
const format = 1
const kinds = ['profiles', 'skeletons'] as const
const sectionHeaderBytes = 13
export const headerBytes = 6

/** Largest file in bytes, whole or step, and the most prefixes: room for 2.6 million, at 16 MB of memory. */
export const largestListBytes = 4 * 2 ** 20
export const mostListed = 2 ** 22

export type ListKind = (typeof kinds)[number]

export type ListProblem =
  | RiceProblem
  /** Not the first four bytes of such a file. */
  | 'not-a-list'
  /** A later format or an unknown kind. */
  | 'unknown-format'
  /** Beyond the bytes or the prefixes that are allowed. */
  | 'too-large'
  /** The list is not the one that the file was made for. */
  | 'checksum'

/** Throws for a file that no device would take. */
export function toFile(magic: number, kind: ListKind, parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, headerBytes)
  if (length > largestListBytes)
    throw new RangeError(`file of ${length} bytes, ${largestListBytes} are the most`)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic)
  view.setUint8(4, format)
  view.setUint8(5, kinds.indexOf(kind))
  let at = headerBytes
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

/** Of a file with at least so many bytes before its section. */
export function readHeader(
  bytes: Uint8Array,
  magic: number,
  length: number,
): Result<{ view: DataView; kind: ListKind }, ListProblem> {
  if (bytes.byteLength > largestListBytes) return toProblem('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 4 || view.getUint32(0) !== magic) return toProblem('not-a-list')
  if (bytes.byteLength < length) return toProblem('cut')
  const kind = kinds[view.getUint8(5)]
  if (view.getUint8(4) !== format || kind === undefined) return toProblem('unknown-format')
  return toOk({ view, kind })
}

export function toNumbers(...numbers: number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * numbers.length))
  numbers.forEach((number, i) => {
    view.setUint32(4 * i, number)
  })
  return new Uint8Array(view.buffer)
}

/** `sorted` are unique and increase. */
export function toSection(sorted: Uint32Array): Uint8Array<ArrayBuffer>[] {
  if (sorted.length > mostListed)
    throw new RangeError(`${sorted.length} prefixes, ${mostListed} are the most`)
  const k = chooseRiceParameter(sorted.length, 2 ** 32)
  const bytes = encodeRice(sorted, k)
  const header = new DataView(new ArrayBuffer(sectionHeaderBytes))
  header.setUint32(0, sorted.length)
  header.setUint8(4, k)
  header.setUint32(5, sorted[0] ?? 0)
  header.setUint32(9, bytes.length)
  return [new Uint8Array(header.buffer), bytes]
}

/** The section with which a file ends. */
export function readLastSection(view: DataView, at: number): Result<Uint32Array<ArrayBuffer>, ListProblem> {
  const start = at + sectionHeaderBytes
  if (start > view.byteLength) return toProblem('cut')
  const count = view.getUint32(at)
  const end = start + view.getUint32(at + 9)
  if (end > view.byteLength) return toProblem('cut')
  if (count > mostListed) return toProblem('too-large')
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start)
  const values = decodeRice({ first: view.getUint32(at + 5), k: view.getUint8(at + 4), count, bytes })
  if (!values.ok) return values
  return end === view.byteLength ? values : toProblem('left-over')
}
