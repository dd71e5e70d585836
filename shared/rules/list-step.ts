import {
  headerBytes,
  type ListKind,
  type ListProblem,
  readHeader,
  readLastSection,
  toFile,
  toNumbers,
  toSection,
} from '#shared/rules/list-section'
import { type Result, toOk } from '#shared/rules/result'

/**
 * A step from one version of the list to a later one, see `list-section.ts`:
 *
 *     header 'AMLS'  from(4)  to(4)  section
 *
 * It names the prefixes that change: who is listed leaves, who is not joins. So a step undoes itself, steps in a row
 * are one step that needs no list to be made, and who joined and left again is not in it. Nothing in the file tells
 * whether it fits: that is told by the checksum of the list to which it leads.
 */
const magic = 0x414d4c53
const sectionAt = headerBytes + 8

export interface ListStep {
  from: number
  to: number
  /** Unique, increasing. */
  changed: Uint32Array<ArrayBuffer>
}

/** Throws for a step that no device would take. */
export function encodeStep(kind: ListKind, { from, to, changed }: ListStep): Uint8Array<ArrayBuffer> {
  return toFile(magic, kind, [toNumbers(from, to), ...toSection(changed)])
}

export function decodeStep(bytes: Uint8Array): Result<ListStep & { kind: ListKind }, ListProblem> {
  const header = readHeader(bytes, magic, sectionAt)
  if (!header.ok) return header
  const { view, kind } = header.value
  const changed = readLastSection(view, sectionAt)
  if (!changed.ok) return changed
  const [from, to] = [view.getUint32(headerBytes), view.getUint32(headerBytes + 4)]
  return toOk({ kind, from, to, changed: changed.value })
}

/** Two steps in a row as one. */
export function joinSteps(first: ListStep, next: ListStep): ListStep {
  if (first.to !== next.from) throw new RangeError(`a step to ${first.to}, then one from ${next.from}`)
  return { from: first.from, to: next.to, changed: change(first.changed, next.changed) }
}

/** What is in one of two lists and not in both: a list after a step, two steps in a row, or from list to list. */
export function change(list: Uint32Array, changed: Uint32Array): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(list.length + changed.length)
  let at = 0
  let i = 0
  let j = 0
  while (i < list.length || j < changed.length) {
    const one = list[i] ?? Number.POSITIVE_INFINITY
    const other = changed[j] ?? Number.POSITIVE_INFINITY
    if (one !== other) result[at++] = Math.min(one, other)
    if (one <= other) i++
    if (other <= one) j++
  }
  return at === result.length ? result : result.slice(0, at)
}
