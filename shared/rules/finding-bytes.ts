import type { Appeal, Finding } from '#shared/domain/verdict'
import type { RecordReader, RecordWriter } from '#shared/rules/record-bytes'

/** Findings, and the open appeals against them. */
export interface HeardFindings {
  findings: Finding[]
  appeals: Appeal[]
}

const isReplied = 1
const isResolved = 2
const isAppealed = 4
const letterShift = 3
const firstLetter = 'A'.charCodeAt(0)
const lastCode = 25
const highestNumber = 99
const fewestBytes = 7
/** As in `rupiahSchema`. */
const mostRupiah = 1_000_000_000_000

/**
 * Findings with their appeals, as `record-bytes` has them: a list of
 *
 *     head(1) number(1) at(instant) incident(varint) amount(varint)
 *     resolvedAt(instant)                        if resolved
 *     appealedAt(instant) deadlineAt(instant)    if appealed
 *
 * Head: bit 0 replied, 1 resolved, 2 appealed, 3 to 7 the letter of the category, A as 0. `incident` says which of
 * the incidents of this record it is, counted in the order in which they turn up. An id of the server is of no use
 * to who reads this, and telling them apart by it would cost more than the rest.
 */
export function putFindings(writer: RecordWriter, { findings, appeals }: Readonly<HeardFindings>): void {
  const appealOf = new Map(appeals.map(appeal => [appeal.finding, appeal]))
  const incidents = [...new Set(findings.map(({ incident }) => incident))]
  writer.putList(findings, (_, finding) => {
    const appeal = appealOf.get(finding.id)
    const state =
      (finding.replied ? isReplied : 0) |
      (finding.resolvedAt === null ? 0 : isResolved) |
      (appeal ? isAppealed : 0)
    const { letter, number } = toCategoryParts(finding.category)
    writer.putUint(state | (letter << letterShift), 1)
    writer.putUint(number, 1)
    writer.putInstant(finding.at)
    writer.putVarint(incidents.indexOf(finding.incident))
    writer.putVarint(finding.amount)
    if (finding.resolvedAt !== null) writer.putInstant(finding.resolvedAt)
    if (!appeal) return
    writer.putInstant(appeal.at)
    writer.putInstant(appeal.deadlineAt)
  })
}

/** The opposite; findings are called `f0`, `f1`, their incidents `i0`, `i1`, names that hold within the record. */
export function readFindings(reader: RecordReader): HeardFindings {
  const appeals: Appeal[] = []
  let incidents = 0
  const findings = reader.readList(fewestBytes, (_, place) => {
    const head = reader.readUint(1)
    const category = readCategory(reader, head >>> letterShift)
    const at = reader.readInstant()
    const incident = reader.readVarint(incidents)
    incidents = Math.max(incidents, incident + 1)
    const amount = reader.readVarint(mostRupiah)
    const resolvedAt = head & isResolved ? reader.readInstant() : null
    const id = `f${place}`
    if (head & isAppealed) {
      appeals.push({ finding: id, at: reader.readInstant(), deadlineAt: reader.readInstant() })
    }
    const replied = (head & isReplied) !== 0
    return { id, incident: `i${incident}`, category, at, amount, replied, resolvedAt }
  })
  return { findings, appeals }
}

function toCategoryParts(category: string): { letter: number; number: number } {
  const parts = /^([A-Z])([1-9]\d?)$/.exec(category)
  if (!parts) throw new RangeError(`category ${category}`)
  return { letter: (parts[1] ?? '').charCodeAt(0) - firstLetter, number: Number(parts[2]) }
}

/** Letters that no category has yet may come of a newer server: people read *masalah lain* for them. */
function readCategory(reader: RecordReader, code: number): string {
  const number = reader.readUint(1)
  if (code > lastCode || number < 1 || number > highestNumber) reader.refuse('out-of-range')
  return String.fromCharCode(firstLetter + code) + number
}
