const most = 10
const windowMs = 10_000
const pauseMs = 30_000

interface Record {
  /** Who stands there: a place that is recycled for another seller starts anew. */
  key: string | null
  count: number
  since: number
  pausedUntil: number
}

/**
 * Ends fights: a page that keeps taking our badge away from one place gets it back ten times, then is left
 * alone for half a minute.
 */
export class RepairGuard {
  readonly #records = new WeakMap<Element, Record>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  mayPlace(anchor: Element, key: string | null = null): boolean {
    const now = this.#now()
    const known = this.#records.get(anchor)
    const record = known?.key === key ? known : { key, count: 0, since: now, pausedUntil: 0 }
    this.#records.set(anchor, record)
    if (now < record.pausedUntil) return false
    if (now - record.since > windowMs) Object.assign(record, { count: 0, since: now })
    record.count++
    if (record.count > most) {
      Object.assign(record, { count: 0, since: now, pausedUntil: now + pauseMs })
      return false
    }
    return true
  }
}
