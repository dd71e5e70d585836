import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import type { DestinationKey } from '#shared/domain/subject'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { createEvaluation } from '../../../worker/services/evaluation.ts'
import { testEvaluationKeys, testEvaluationSecrets } from '../../fixtures/evaluation-keys.ts'

const [{ epoch, publicKey }] = testEvaluationKeys
const secretKey = Uint8Array.from(atob(testEvaluationSecrets[0].split(':')[1] ?? ''), char =>
  char.charCodeAt(0),
)
const evaluation = createEvaluation([{ epoch, secretKey, publicKey, endorsement: null }])
const { Point } = ristretto255
const scalar = Point.Fn.fromBytes(secretKey)

/** What the server does for a check of payment numbers, and one multiplication of the same library. */
const works: Record<string, (i: number) => unknown> = {
  multiply: i => pointOf(i).multiply(scalar),
  // Making the input is no part of the work: the caller takes this out.
  nothing: () => {},
  point: pointOf,
  'evaluate-1': i => evaluate(i, 1),
  'evaluate-16': i => evaluate(i, 16),
  'blind-1': i => blind(i, 1),
  'blind-16': i => blind(i, 16),
  'evaluate-own': i => evaluation.evaluate(epoch, toKey(i)),
}

/** Does a piece of work so many times, each time with other input. */
export async function runWork(name: string, times: number): Promise<{ done: number }> {
  const work = works[name]
  if (!work) throw new Error(`no work ${name}`)
  for (let i = 0; i < times; i++) await work(i)
  return { done: times }
}

/** A point that the library has no table for, as every blinded number. */
function pointOf(i: number) {
  return Point.BASE.multiply(BigInt(i + 2) ** 30n)
}

function evaluate(i: number, numbers: number): string {
  const prepared = evaluation.prepare(epoch, blind(i, numbers))
  if (!prepared.ok) throw new Error(prepared.problem.code)
  return prepared.value().proof
}

function blind(i: number, numbers: number): string[] {
  return Array.from({ length: numbers }, (_, n) => {
    const input = new TextEncoder().encode(`amanah/v1/${toKey(100 * i + n)}`)
    return toBase64Url(ristretto255_oprf.voprf.blind(input).blinded)
  })
}

function toKey(i: number): DestinationKey {
  return `bank:014:${1_000_000_000 + i}` as DestinationKey
}
