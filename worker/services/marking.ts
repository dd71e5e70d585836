import { toDestinationIndex } from '#shared/rules/destination-bucket'
import {
  type DueRow,
  type MarkRow,
  type RemarkedRow,
  readDueRows,
  readMarks,
  writeMarks,
} from '../db/destination-marks.ts'
import { markUnpublishedGroups } from '../db/unpublished.ts'
import type { DataKeys, IndexKeys } from '../env.ts'
import { type DestinationDigests, groupBits } from './destination-digests.ts'
import type { Evaluation, ServedKey } from './evaluation.ts'
import { findNumber, findOutput, sealNumber, sealOutput } from './sealed-numbers.ts'
import { type Sealing, toKeyId } from './sealing.ts'

export interface MarkingParts {
  db: D1Database
  sealing: Sealing
  evaluation: Evaluation
  digests: DestinationDigests
  indexKeys: IndexKeys
  dataKeys: DataKeys
}

/** What a marking did. */
export interface Marking {
  /** Rows whose number can be found now and could not before, or not under each key: they are to be published. */
  marked: number
  /** False when there may be more rows to do. */
  isDone: boolean
}

/** A row to be written, and the groups of evaluations that it did not have before. */
interface Remarked {
  row: RemarkedRow
  newGroups: string[]
}

/**
 * Brings rows up to date with today's keys: their numbers are evaluated under each key of the function, digested under
 * the first index key and sealed under the first data key; marks under keys that are no longer served go. The same for
 * a row that is new as for one that was marked with other keys. May run twice, or by two at once, and be ended at any
 * point: a row is written as a whole, and only while its number is the one that was read.
 */
export async function markDueRows(parts: MarkingParts, limit: number): Promise<Marking> {
  const { db, evaluation } = parts
  const keys = toKeyNames(parts)
  const due = await readDueRows(db, keys, limit)
  if (due.length === 0) return { marked: 0, isDone: true }
  const held = await readHeldMarks(db, due)
  const remarked = await Promise.all(due.map(row => remark(parts, row, held, keys)))
  const rows = remarked.map(({ row }) => row)
  const epochs = evaluation.keys.map(({ epoch }) => epoch)
  const newGroups = remarked.flatMap(each => each.newGroups)
  await db.batch([...writeMarks(db, rows, epochs), ...markUnpublishedGroups(db, newGroups)])
  return {
    marked: remarked.filter(each => each.newGroups.length > 0).length,
    isDone: due.length < limit,
  }
}

/** The names of today's keys, as rows note them. */
export function toKeyNames({
  evaluation,
  indexKeys,
  dataKeys,
}: Pick<MarkingParts, 'evaluation' | 'indexKeys' | 'dataKeys'>): string {
  return [evaluation.keys.map(toKeyName).join(), indexKeys[0].id, dataKeys[0].id].join('/')
}

/** The start of the public key tells two keys with one epoch apart. */
function toKeyName({ epoch, publicKey }: ServedKey): string {
  return `${epoch}:${publicKey.slice(0, 8)}`
}

async function readHeldMarks(db: D1Database, due: readonly DueRow[]): Promise<Map<string, MarkRow>> {
  const held = new Map<string, MarkRow>()
  for (const holder of ['destination', 'finding'] as const) {
    const ids = due.filter(row => row.holder === holder && row.marked_with !== '').map(({ id }) => id)
    for (const mark of await readMarks(db, holder, ids)) held.set(`${holder}/${mark.id}/${mark.epoch}`, mark)
  }
  return held
}

async function remark(
  parts: MarkingParts,
  due: DueRow,
  held: ReadonlyMap<string, MarkRow>,
  keys: string,
): Promise<Remarked> {
  const { evaluation, digests, sealing, dataKeys } = parts
  const { holder, id, sealed } = due
  const row = { holder, id, read: sealed, sealed, marked_with: keys, marks: [] }
  const number = await findNumber(sealing, due)
  if (!number) {
    // Today's keys are noted all the same: it is tried again, and told of again, when they change.
    console.error(`the number of ${holder} ${id} does not open, it is left out`)
    return { row, newGroups: [] }
  }
  const newGroups: string[] = []
  const marks = evaluation.keys.map(async key => {
    const { epoch } = key
    const known = await findKnownOutput(sealing, due, held, key)
    const output = known ?? evaluation.evaluate(epoch, number.key)
    const groupDigest = digests.ofGroup(epoch, toDestinationIndex(output, groupBits))
    if (!known) newGroups.push(groupDigest)
    return {
      epoch,
      digest: digests.ofOutput(output),
      group_digest: groupDigest,
      sealed_output: await sealOutput(sealing, output, { holder, id, epoch }),
    }
  })
  const isCurrent = toKeyId(sealed) === dataKeys[0].id
  const resealed = isCurrent ? sealed : await sealNumber(sealing, number.text, due)
  return { row: { ...row, sealed: resealed, marks: await Promise.all(marks) }, newGroups }
}

/** The evaluation that an earlier mark under this very key holds: evaluating is what costs most here. */
async function findKnownOutput(
  sealing: Sealing,
  { holder, id, marked_with }: DueRow,
  held: ReadonlyMap<string, MarkRow>,
  key: ServedKey,
): Promise<Uint8Array | null> {
  const [names = ''] = marked_with.split('/')
  const mark = held.get(`${holder}/${id}/${key.epoch}`)
  if (!mark || !names.split(',').includes(toKeyName(key))) return null
  return findOutput(sealing, mark.sealed_output, { holder, id, epoch: key.epoch })
}
