import type { DestinationOwner } from '#shared/domain/destination'
import type { ProfileKey } from '#shared/domain/subject'
import { toSellerTag } from '#shared/rules/subject-hash'
import { hasDueRows } from '../db/destination-marks.ts'
import {
  countNumbers,
  type NumberFindingRow,
  type OwnerRow,
  readNumberFindings,
  readOwners,
} from '../db/marked-numbers.ts'
import { createDestinationDigests, groupBits } from './destination-digests.ts'
import { type Marking, type MarkingParts, markDueRows, toKeyNames } from './marking.ts'
import { findOutput } from './sealed-numbers.ts'

/** Everything public about one number under one key. */
export interface MarkedNumber {
  /** Its evaluation, 32 bytes. */
  output: Uint8Array<ArrayBuffer>
  owners: DestinationOwner[]
  /** The newest first. */
  findings: Omit<NumberFindingRow, 'epoch' | 'row' | 'sealed_output'>[]
}

/** Numbers of destinations and findings, found by their evaluations. Without keys nothing is marked or found. */
export interface DestinationMarks {
  /** Marks so many rows that are due. */
  markPending(limit: number): Promise<Marking>
  /** Whether any row is due. */
  isPending(): Promise<boolean>
  /** Whether every number can be found under this key. */
  isComplete(epoch: number): Promise<boolean>
  /** How many numbers have anything public. */
  count(epoch: number): Promise<number>
  /** All numbers in these groups that have anything public, in the order of their evaluations. */
  readGroups(epoch: number, groups: readonly number[]): Promise<MarkedNumber[]>
  /** The groups that these digests are of; unknown digests are passed over. */
  findGroups(digests: readonly string[]): Promise<{ epoch: number; group: number }[]>
}

const allGroups = 2 ** groupBits

type Parts = Omit<MarkingParts, 'digests'>

export function createDestinationMarks(given: Parts | null): DestinationMarks {
  if (!given) return noMarks
  const parts = { ...given, digests: createDestinationDigests(given.indexKeys) }
  const { db, evaluation, digests } = parts
  return {
    markPending: limit => markDueRows(parts, limit),
    isPending: () => hasDueRows(db, toKeyNames(parts)),
    async isComplete(epoch) {
      const isServed = evaluation.keys.some(key => key.epoch === epoch)
      return isServed && !(await hasDueRows(db, toKeyNames(parts)))
    },
    count: epoch => countNumbers(db, epoch),
    async readGroups(epoch, groups) {
      // One digest for each of 4,096 groups finds no fewer rows than the epoch itself.
      if (new Set(groups).size === allGroups) return readNumbers(parts, { epoch })
      const found = groups.flatMap(group => digests.ofGroupByAll(epoch, group))
      return readNumbers(parts, { groupDigests: found })
    },
    async findGroups(wanted) {
      if (wanted.length === 0) return []
      const sought = new Set(wanted)
      const groups = Array.from({ length: allGroups }, (_, group) => group)
      return evaluation.keys.flatMap(({ epoch }) =>
        groups
          .filter(group => digests.ofGroupByAll(epoch, group).some(digest => sought.has(digest)))
          .map(group => ({ epoch, group })),
      )
    },
  }
}

const noMarks: DestinationMarks = {
  markPending: async () => ({ marked: 0, isDone: true }),
  isPending: async () => false,
  isComplete: async () => false,
  count: async () => 0,
  readGroups: async () => [],
  findGroups: async () => [],
}

async function readNumbers(
  { db, sealing }: Parts,
  set: Parameters<typeof readOwners>[1],
): Promise<MarkedNumber[]> {
  const numbers = new Map<string, MarkedNumber>()
  /** By the evaluation itself: while an index key is changed, one number has two digests. */
  const findNumber = async (holder: 'destination' | 'finding', row: OwnerRow | NumberFindingRow) => {
    const output = await findOutput(sealing, row.sealed_output, { holder, id: row.row, epoch: row.epoch })
    if (!output) {
      console.error(`the mark of ${holder} ${row.row} under key ${row.epoch} does not open, it is left out`)
      return null
    }
    const name = output.join()
    const number = numbers.get(name) ?? { output, owners: [], findings: [] }
    numbers.set(name, number)
    return number
  }
  for (const row of await readOwners(db, set)) {
    const number = await findNumber('destination', row)
    number?.owners.push(await toOwner(row))
  }
  for (const row of await readNumberFindings(db, set)) {
    const { epoch: _epoch, row: _row, sealed_output: _output, ...finding } = row
    const number = await findNumber('finding', row)
    number?.findings.push(finding)
  }
  return [...numbers.values()].sort((one, other) => compareBytes(one.output, other.output))
}

async function toOwner({ seller_id, profile, checked_at }: OwnerRow): Promise<DestinationOwner> {
  return { sellerTag: await toSellerTag(seller_id), profile: profile as ProfileKey, checkedAt: checked_at }
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, i) => byte !== other[i])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
