import { env } from 'cloudflare:workers'
import type { DestinationKey } from '#shared/domain/subject'
import { toDestinationIndex } from '#shared/rules/destination-bucket'
import { type Bindings, getSettings } from '../../worker/env.ts'
import type { MarkedNumber } from '../../worker/services/destination-marks.ts'
import { createEvaluation } from '../../worker/services/evaluation.ts'
import { createServices, type Services } from '../../worker/services.ts'
import { makeBindings } from './harness.ts'

export const firstDataKey = 'test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='
export const nextDataKey = 'next:YGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn8='

export function makeServices(changes: Partial<Bindings> = {}): Services {
  return createServices(makeBindings(changes))
}

/** Marks all that is due. */
export async function markAll(changes: Partial<Bindings> = {}): Promise<number> {
  const { marks } = makeServices(changes)
  let all = 0
  for (let rounds = 0, isDone = false; !isDone; rounds++) {
    if (rounds === 100) throw new Error('marking does not come to an end')
    const marking = await marks.markPending(50)
    all += marking.marked
    isDone = marking.isDone
  }
  return all
}

export function evaluate(key: string, epoch = 1, changes: Partial<Bindings> = {}): Uint8Array<ArrayBuffer> {
  const { evaluationKeys } = getSettings(makeBindings(changes))
  return createEvaluation(evaluationKeys).evaluate(epoch, key as DestinationKey)
}

/** What is public of a number, as the publisher finds it: by its group, then by its evaluation. */
export async function findMarked(
  key: string,
  epoch = 1,
  changes: Partial<Bindings> = {},
): Promise<MarkedNumber | null> {
  const output = evaluate(key, epoch, changes)
  const numbers = await makeServices(changes).marks.readGroups(epoch, [toDestinationIndex(output, 12)])
  return numbers.find(number => number.output.join() === output.join()) ?? null
}

export async function readMarkRows() {
  const { results } = await env.DB.prepare(
    'SELECT * FROM destination_mark ORDER BY destination_id, finding_id, epoch',
  ).all<{
    destination_id: string | null
    finding_id: string | null
    epoch: number
    digest: string
    group_digest: string
    sealed_output: string
  }>()
  return results
}

export async function readUnpublishedGroups(): Promise<string[]> {
  const { results } = await env.DB.prepare(`SELECT ref FROM unpublished WHERE kind = 'group'`).all<{
    ref: string
  }>()
  return results.map(({ ref }) => ref)
}
