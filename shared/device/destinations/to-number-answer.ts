import type { DestinationAnswer } from '#shared/device/destinations/check-destinations'
import type { DestinationProblem } from '#shared/device/destinations/destination-problem'
import type { ShopAnswer } from '#shared/device/destinations/find-shop'
import type { DestinationKey } from '#shared/domain/subject'
import { holdNow } from '#shared/rules/dates'
import {
  type DestinationVerdict,
  destinationVerdictOf,
  toDestinationKind,
} from '#shared/rules/destination-verdict'

/** The version of the data that an answer rests on. */
export interface AnswerData {
  version: number
  publishedAt: string
}

/** What is told of one number. `unknown` is never shown as *no record*. */
export type NumberAnswer =
  | {
      state: 'known'
      key: DestinationKey
      verdict: DestinationVerdict
      data: AnswerData
      /** Why it could not be renewed, if so. */
      problem: DestinationProblem | null
    }
  | { state: 'unknown'; key: DestinationKey; data: AnswerData | null; problem: DestinationProblem }

export interface AnswerContext {
  /** Null: nobody's page, and nobody named. */
  shop: ShopAnswer | null
  /** The data that the number's bucket is of, and whether these are older than those in force. */
  data: AnswerData
  isOlder: boolean
  /** When the data in force end. */
  expires: string
  /** Why the data could not be renewed, if so. */
  problem: DestinationProblem | null
  now: number
}

/**
 * A verdict from what was found of a number and of the shop. Green needs data in force: neither past their date nor
 * older than the snapshot they are shown under. A shop that could not be looked up leaves open what the number is to
 * it; only what holds for everybody is then told.
 */
export function toNumberAnswer(found: DestinationAnswer, context: AnswerContext): NumberAnswer {
  const { key } = found
  const { shop, data, expires, now } = context
  if ('problem' in found) return { state: 'unknown', key, data, problem: found.problem }
  const isExpired = now >= Date.parse(expires)
  const problem = isExpired ? 'expired' : (context.problem ?? shop?.problem ?? null)
  const verdict = destinationVerdictOf(
    { record: found.record, kind: toDestinationKind(key), shop: shop?.shop ?? null },
    holdNow(now, Date.parse(data.publishedAt)),
  )
  const isOlder = context.isOlder || (shop?.isOlder ?? false)
  const isUnsure = verdict.state === 'own' && (isExpired || isOlder)
  const isOpen = verdict.state === 'none' && shop !== null && shop.shop === null && shop.problem !== null
  if (isUnsure || isOpen) return { state: 'unknown', key, data, problem: problem ?? 'server' }
  return { state: 'known', key, verdict, data, problem }
}
