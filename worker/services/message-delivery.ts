import { z } from 'zod'
import { type Result, toProblem } from '#shared/rules/result'
import { claimMessages, endMessage, type MessageRow, postponeMessage } from '../db/messages.ts'
import { type Failure, gone } from '../messages/channel.ts'
import { type Filled, getTemplate, templateNameSchema } from '../messages/templates.ts'
import type { OutboxParts } from './outbox-parts.ts'
import { findNextTry, mostTries } from './retry-times.ts'

/** What became of the messages that were due. */
export interface Delivered {
  sent: number
  dead: number
  /** Until the first of those that are tried again is due; null when there is none. */
  retryInMs: number | null
  /** Nothing more was due. */
  isDone: boolean
}

/** Requests to providers at a time: the platform allows six connections. */
const atOnce = 5
/** Longer than any try takes; then it counts as lost, and the next who asks makes another. */
const leaseMs = 2 * 60_000

type Outcome = { kind: 'sent' } | { kind: 'dead'; reason: string } | { kind: 'retry'; afterMs: number }

export function createDelivery(parts: OutboxParts): { deliver(limit: number): Promise<Delivered> } {
  const { db, channels } = parts
  return {
    async deliver(limit) {
      // Without channels all stays as it is: they may be configured before it is too late.
      if (channels.length === 0) return summarize([], true)
      const outcomes: [MessageRow, Outcome][] = []
      while (outcomes.length < limit) {
        const now = Date.now()
        const claimed = await claimMessages(db, {
          now: new Date(now).toISOString(),
          until: new Date(now + leaseMs).toISOString(),
          limit: Math.min(atOnce, limit - outcomes.length),
        })
        if (claimed.length === 0) break
        outcomes.push(...(await deliverAll(parts, claimed)))
      }
      tellOfDead(outcomes)
      return summarize(outcomes, outcomes.length < limit)
    },
  }
}

/** One that cannot be recorded does not take the others along; it is tried again when its time is over. */
async function deliverAll(parts: OutboxParts, rows: readonly MessageRow[]): Promise<[MessageRow, Outcome][]> {
  const settled = await Promise.allSettled(
    rows.map(async (row): Promise<[MessageRow, Outcome]> => [row, await deliverOne(parts, row)]),
  )
  const failed = settled.find(each => each.status === 'rejected')
  if (failed) throw failed.reason
  return settled.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
}

async function deliverOne(parts: OutboxParts, row: MessageRow): Promise<Outcome> {
  const { db } = parts
  const sent = await trySending(parts, row)
  const at = new Date().toISOString()
  if (sent.ok) {
    await endMessage(db, row, { state: 'sent', at, problem: null })
    return { kind: 'sent' }
  }
  const { permanent, reason } = sent.problem
  const next = permanent ? null : findNextTry(row, findWorthMinutes(row) ?? 0, Date.now())
  if (next === null) {
    await endMessage(db, row, { state: 'dead', at, problem: reason })
    return { kind: 'dead', reason }
  }
  await postponeMessage(db, row, { until: new Date(next).toISOString(), problem: reason })
  return { kind: 'retry', afterMs: next - Date.now() }
}

async function trySending(parts: OutboxParts, row: MessageRow): Promise<Result<null, Failure>> {
  const { channels } = parts
  const worthMinutes = findWorthMinutes(row)
  if (worthMinutes === null) return toFailure('no_template', true)
  if (Date.now() >= Date.parse(row.created_at) + worthMinutes * 60_000) return toFailure('too_old', true)
  // Tries that nobody lived to record count as well.
  if (row.attempts > mostTries) return toFailure('gave_up', true)
  const channel = channels.find(({ kind }) => kind === row.channel)
  if (!channel) return toFailure('channel_off')
  try {
    const { address, template } = await open(parts, row)
    if (row.channel !== 'push') return await channel.send({ address, template, language: row.language })
    const subscription = await parts.subscriptions.find(address)
    if (subscription === null) return toProblem(gone)
    const sent = await channel.send({ address: subscription, template, language: row.language })
    if (!sent.ok && sent.problem.reason === gone.reason) await parts.subscriptions.remove(address)
    return sent
  } catch (problem) {
    // Its sentence may hold what the message says.
    console.error(`message ${row.id} failed: ${problem instanceof Error ? problem.name : typeof problem}`)
    return toFailure('failed')
  }
}

const contentSchema = z.object({ address: z.string(), params: z.unknown() })

async function open({ sealing }: OutboxParts, { id, sealed, template }: MessageRow) {
  if (sealed === null) throw new Error('nothing is left to send')
  const text = await sealing.open(sealed, { table: 'message', column: 'sealed', id })
  const { address, params } = contentSchema.parse(JSON.parse(text))
  const name = templateNameSchema.parse(template)
  // Whoever writes the letter parses them, by the template that they are for.
  return { address, template: { name, params } as Filled }
}

function toFailure(reason: string, permanent = false): Result<null, Failure> {
  return toProblem({ permanent, reason })
}

/** Null of a template that this code does not have. */
function findWorthMinutes({ template }: MessageRow): number | null {
  const { data } = templateNameSchema.safeParse(template)
  return data ? getTemplate(data).worthMinutes : null
}

/** How many, of what kind and why; nothing of whom or what. */
function tellOfDead(outcomes: readonly (readonly [MessageRow, Outcome])[]): void {
  const counts = new Map<string, number>()
  for (const [{ channel, template }, outcome] of outcomes) {
    if (outcome.kind !== 'dead') continue
    const what = `${channel} ${template} ${outcome.reason}`
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  if (counts.size === 0) return
  console.error(`messages given up: ${[...counts].map(([what, count]) => `${count} × ${what}`).join(', ')}`)
}

function summarize(outcomes: readonly (readonly [MessageRow, Outcome])[], isDone: boolean): Delivered {
  const waits = outcomes.flatMap(([, outcome]) => (outcome.kind === 'retry' ? outcome.afterMs : []))
  return {
    sent: outcomes.filter(([, { kind }]) => kind === 'sent').length,
    dead: outcomes.filter(([, { kind }]) => kind === 'dead').length,
    retryInMs: waits.length > 0 ? Math.min(...waits) : null,
    isDone,
  }
}
