import type { ClaimState } from '#shared/domain/claim'
import type { Attempts } from './attempts.ts'
import type { EventLog } from './event-log.ts'
import type { Outbox } from './outbox.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

/** What all work on claims is made with. */
export interface ClaimParts {
  db: D1Database
  log: EventLog
  sealing: Sealing
  attempts: Attempts
  outbox: Pick<Outbox, 'send'>
  /** Where the web pages are: links in messages. */
  publicUrl: string
  requestPublish: () => Promise<void>
  now(): number
}

/** A claim that is not there, and one that is none of theirs, are answered alike. */
export const noSuchClaim: Refusal = { code: 'not_found', problems: [] }

export function toConflict(id: string, en: string): Refusal {
  return { code: 'conflict', problems: [{ path: '', message: { id, en } }] }
}

export function toForbidden(id: string, en: string): Refusal {
  return { code: 'forbidden', problems: [{ path: '', message: { id, en } }] }
}

export function isInWork({ state }: { state: ClaimState }): boolean {
  return state === 'open' || state === 'placed'
}

export const notAllowed = toForbidden(
  'Peranmu di toko ini tidak bisa melakukannya. Minta pemilik atau admin.',
  'Your role in this shop cannot do this. Ask its owner or an admin.',
)
