import type { SubjectHash } from '#shared/domain/subject'
import { toPrefix } from '#shared/rules/bucket-index'
import { type Result, toOk, toProblem } from '#shared/rules/result'

const bytesPerPrefix = 4

/** Sorted unique 32-bit prefixes as big-endian bytes, four each. The file that devices download. */
export function encodeList(prefixes: Iterable<number>): Uint8Array<ArrayBuffer> {
  const sorted = Uint32Array.from(new Set(prefixes)).sort()
  const view = new DataView(new ArrayBuffer(sorted.length * bytesPerPrefix))
  sorted.forEach((prefix, i) => {
    view.setUint32(i * bytesPerPrefix, prefix)
  })
  return new Uint8Array(view.buffer)
}

/** The prefixes of a downloaded file, or why it is refused. */
export function decodeList(bytes: Uint8Array, keys: number): Result<Uint32Array<ArrayBuffer>, string> {
  if (bytes.byteLength !== keys * bytesPerPrefix) {
    return toProblem(`list has ${bytes.byteLength} bytes, ${keys * bytesPerPrefix} expected`)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const prefixes = new Uint32Array(keys)
  for (let i = 0; i < keys; i++) {
    prefixes[i] = view.getUint32(i * bytesPerPrefix)
    if (i > 0 && (prefixes[i - 1] ?? 0) >= (prefixes[i] ?? 0))
      return toProblem(`list is not sorted at entry ${i}`)
  }
  return toOk(prefixes)
}

/** Whether a hash may be listed: no false negative, n/2³² false positives. Binary search. */
export function isListed(prefixes: Uint32Array, hash: SubjectHash): boolean {
  const wanted = toPrefix(hash)
  let low = 0
  let high = prefixes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((prefixes[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return prefixes[low] === wanted
}
