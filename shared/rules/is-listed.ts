import type { SubjectHash } from '#shared/domain/subject'
import { toPrefix } from '#shared/rules/bucket-index'

/** Whether a hash may be listed: no false negative, n/2³² false positives. Binary search in a sorted list. */
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
