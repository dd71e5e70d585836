import { DurableObject } from 'cloudflare:workers'
import type { Bindings } from '../env.ts'

/** Numbers that a caller wants evaluated, and what was paid for them. */
export interface Spending {
  count: number
  /** Numbers beyond the budget that a solved puzzle pays for, with the id of its challenge. */
  paid: { count: number; id: string } | null
  /** When the day of this budget ends, in milliseconds. */
  endsAt: number
}

/** Numbers that a network may have evaluated in a day before each further one costs work. */
export const freeNumbersADay = 60

/** So long after the day's end an object is still asked by a clock that is slow. */
const graceMs = 15 * 60_000

/**
 * What one network has spent on one day. Its name is a keyed digest of both, so that neither stands anywhere; it
 * knows a count and the ids of puzzles that paid, and forgets both when the day is over. Each method runs to its end
 * before another begins: nothing in it waits.
 */
export class EvaluationBudget extends DurableObject<Bindings> {
  /** How many numbers are still to be paid for; 0: all are taken, and only then anything is. */
  async spend({ count, paid, endsAt }: Spending): Promise<number> {
    const { kv } = this.ctx.storage
    const spent = kv.get<number>('spent') ?? 0
    const beyond = Math.max(0, Math.min(count, spent + count - freeNumbersADay))
    if (beyond > 0) {
      const isPaid = paid !== null && paid.count >= beyond && kv.get(`paid/${paid.id}`) === undefined
      if (!isPaid) return beyond
      kv.put(`paid/${paid.id}`, true)
    }
    kv.put('spent', spent + count)
    if (spent === 0) await this.ctx.storage.setAlarm(endsAt + graceMs)
    return 0
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}

/** What all networks together have spent on one day, about. Says so in the log once when it is more than expected. */
export class EvaluationTotal extends DurableObject<Bindings> {
  async add({ count, alarmAt, endsAt }: { count: number; alarmAt: number; endsAt: number }): Promise<void> {
    const { kv } = this.ctx.storage
    const before = kv.get<number>('total') ?? 0
    const total = before + count
    kv.put('total', total)
    if (before < alarmAt && total >= alarmAt) {
      console.error(
        `ALARM: about ${total} numbers were evaluated today, ${alarmAt} is what EVALUATION_ALARM_AT expects at most; somebody may be trying out numbers`,
      )
    }
    if (before === 0) await this.ctx.storage.setAlarm(endsAt + graceMs)
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
