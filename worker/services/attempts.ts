import type { Message } from '#shared/domain/platform'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { countAttempt, findAttempts } from '../db/attempts.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

/** What is counted, how often it may happen, and in how long. */
export interface AttemptLimit {
  name: string
  most: number
  minutes: number
}

/** Counts by contact or network over hours, where the platform's own limits know a minute only. */
export interface Attempts {
  /** Takes one; refused beyond the limit, with the time from which it is possible again. */
  take(limit: AttemptLimit, who: string): Promise<Result<null, Refusal>>
  /** Refused when nothing is left; takes nothing. */
  check(limit: AttemptLimit, who: string): Promise<Result<null, Refusal>>
}

export function createAttempts(db: D1Database, sealing: Sealing): Attempts {
  // A dump tells of no contact or network how often it tried.
  const toKey = async ({ name }: AttemptLimit, who: string) =>
    (await sealing.fingerprint(`attempt/${name}/${who}`))[0]
  return {
    async take(limit, who) {
      const now = Date.now()
      const counted = await countAttempt(db, {
        key: await toKey(limit, who),
        now: new Date(now).toISOString(),
        over: toStart(limit, now),
      })
      return counted.count > limit.most ? toLocked(limit, counted.since) : toOk(null)
    },
    async check(limit, who) {
      const counted = await findAttempts(db, {
        key: await toKey(limit, who),
        over: toStart(limit, Date.now()),
      })
      return counted && counted.count >= limit.most ? toLocked(limit, counted.since) : toOk(null)
    },
  }
}

function toStart({ minutes }: AttemptLimit, now: number): string {
  return new Date(now - minutes * 60_000).toISOString()
}

function toLocked({ minutes }: AttemptLimit, since: string): Result<never, Refusal> {
  const retryAt = new Date(Date.parse(since) + minutes * 60_000)
  return toProblem({
    code: 'rate_limited',
    problems: [{ path: '', message: toWait(retryAt) }],
    retryAt: retryAt.toISOString(),
  })
}

/** Most people here live by western Indonesian time; the others know how far they are from it. */
function toWait(retryAt: Date): Message {
  const time = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'Asia/Jakarta',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(retryAt)
  return {
    id: `Terlalu sering dicoba. Coba lagi ${time('id')} WIB.`,
    en: `Tried too often. Try again at ${time('en-GB')} WIB.`,
  }
}
