import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import {
  type EventRow,
  type EventRows,
  findEventHash,
  findHead,
  insertEvents,
  isLostRace,
  type LoggedRow,
  readEvents,
} from '../db/events.ts'
import { markUnpublished, type Touched } from '../db/unpublished.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

/** What happens in shops and to accounts. */
type ShopEvent =
  | 'shop-created'
  | 'shop-renamed'
  | 'shop-deleted'
  | 'member-invited'
  | 'invitation-revoked'
  | 'invitation-declined'
  | 'member-joined'
  | 'member-removed'
  | 'member-left'
  | 'ownership-offered'
  | 'ownership-accepted'
  | 'ownership-stopped'
  | 'ownership-moved'
  | 'account-deleted'

/** What happens to claims on profiles, and to marks that prove them later. */
type ClaimEvent =
  | 'claim-opened'
  | 'claim-code-renewed'
  | 'claim-placed'
  | 'claim-witnessed'
  | 'claim-voted'
  | 'claim-second-drawn'
  | 'claim-decided'
  | 'claim-withdrawn'
  | 'claim-expired'
  | 'claim-lapsed'
  | 'claim-reminded'
  | 'recheck-asked'
  | 'recheck-done'
  | 'mark-seen'

type DeskEvent = 'role-granted' | 'role-revoked'

export interface NewEvent {
  type: 'imported' | 'tried' | ShopEvent | ClaimEvent | DeskEvent
  caseRef: string | null
  /** Pseudonym; who it is lies in the payload. */
  actor: string
  /** Pseudonyms of accounts that the payload names beside the actor. */
  people?: readonly string[]
  payload: object
}

export interface Head {
  seq: number
  hash: string
}

/** What one append writes: events, and the projection that they mean. Nothing of it lands without the rest. */
export interface Plan<Value> {
  events: readonly NewEvent[]
  statements: readonly D1PreparedStatement[]
  /** What has to be published anew because of it. */
  touched: Touched
  value: Value
}

interface ChainFault {
  seq: number
  fault: 'gap' | 'prev' | 'hash' | 'commitment'
}

export interface EventLog {
  readHead(): Promise<Head>
  /** Whether the log contains this event, as a log that was set back to an older copy may not. */
  has(head: Head): Promise<boolean>
  /**
   * Appends what `plan` says, in one batch with its projection. When another append lands first, `plan` is
   * asked again: whatever it read before is out of date.
   */
  append<Value>(
    plan: () => Promise<Result<Plan<Value>, Refusal>>,
  ): Promise<Result<{ value: Value; seq: number }, Refusal>>
  /** Walks the whole chain. An erased payload is no fault. */
  verify(): Promise<Result<Head, ChainFault>>
}

const maxAttempts = 40
const pageSize = 500
const saltBytes = 32
const emptyHead: Head = { seq: 0, hash: '0'.repeat(64) }

export function createEventLog(db: D1Database, sealing: Sealing): EventLog {
  const readHead = async () => (await findHead(db)) ?? emptyHead
  return {
    readHead,
    async has({ seq, hash }) {
      return seq === 0 || (await findEventHash(db, seq)) === hash
    },
    async append(plan) {
      for (let attempt = 1; ; attempt++) {
        const head = await readHead()
        const planned = await plan()
        if (!planned.ok) return planned
        const { events, statements, touched, value } = planned.value
        if (events.length === 0) return toOk({ value, seq: head.seq })
        const chained = await toChain(head, events, sealing)
        try {
          const marks = () => markUnpublished(db, touched)
          const appends = insertEvents(db, chained)
          await db.batch([...appends, ...marks(), ...statements, ...marks()])
          return toOk({ value, seq: head.seq + events.length })
        } catch (problem) {
          if (!isLostRace(problem) || attempt === maxAttempts) throw problem
          await new Promise(done => setTimeout(done, Math.random() * 10 * attempt))
        }
      }
    },
    async verify() {
      let head = emptyHead
      for (;;) {
        const rows = await readEvents(db, head.seq, pageSize)
        for (const row of rows) {
          const fault = await findFault(row, head, sealing)
          if (fault) return toProblem({ seq: row.seq, fault })
          head = { seq: row.seq, hash: row.hash }
        }
        if (rows.length < pageSize) return toOk(head)
      }
    },
  }
}

async function toChain(head: Head, events: readonly NewEvent[], sealing: Sealing): Promise<EventRows> {
  const chained: { [Each in keyof EventRows]: EventRows[Each][number][] } = {
    events: [],
    payloads: [],
    people: [],
  }
  const time = new Date().toISOString()
  let { seq, hash: prev } = head
  for (const { type, caseRef, actor, people = [], payload } of events) {
    seq += 1
    const salt = toHex(crypto.getRandomValues(new Uint8Array(saltBytes)))
    const text = JSON.stringify(payload)
    const open = {
      seq,
      time,
      type,
      case_ref: caseRef,
      actor,
      commitment: await toCommitment(salt, text),
      prev,
    }
    const hash = await toEventHash(open)
    chained.events.push({ ...open, hash })
    chained.payloads.push({
      seq,
      salt: await sealing.seal(salt, { table: 'event_payload', column: 'salt', id: seq }),
      payload: await sealing.seal(text, { table: 'event_payload', column: 'payload', id: seq }),
    })
    chained.people.push(...people.map(person => ({ person, seq })))
    prev = hash
  }
  return chained
}

async function findFault(row: LoggedRow, head: Head, sealing: Sealing): Promise<ChainFault['fault'] | null> {
  if (row.seq !== head.seq + 1) return 'gap'
  if (row.prev !== head.hash) return 'prev'
  if (row.hash !== (await toEventHash(row))) return 'hash'
  if (row.salt === null || row.payload === null) return null
  const committed = await openPayload(row.seq, row.salt, row.payload, sealing)
  return committed === row.commitment ? null : 'commitment'
}

/** The commitment that the stored payload gives, or null when it does not open: then it was tampered with. */
async function openPayload(
  seq: number,
  salt: string,
  payload: string,
  sealing: Sealing,
): Promise<string | null> {
  try {
    return await toCommitment(
      await sealing.open(salt, { table: 'event_payload', column: 'salt', id: seq }),
      await sealing.open(payload, { table: 'event_payload', column: 'payload', id: seq }),
    )
  } catch (problem) {
    console.error(`payload of event ${seq} does not open`, problem)
    return null
  }
}

/** SHA-256 of salt and payload bytes, one after the other. */
function toCommitment(saltHex: string, payload: string): Promise<string> {
  const salt = Uint8Array.from(saltHex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
  const text = new TextEncoder().encode(payload)
  const joined = new Uint8Array(salt.length + text.length)
  joined.set(salt)
  joined.set(text, salt.length)
  return toSha256(joined)
}

/** Covers every public field and, through `prev`, everything before. */
function toEventHash({ seq, time, type, case_ref, actor, commitment, prev }: Omit<EventRow, 'hash'>) {
  return toSha256(JSON.stringify([seq, time, type, case_ref, actor, commitment, prev]))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
