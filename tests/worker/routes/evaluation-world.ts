import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { evaluateDestinations, type Puzzle } from '#shared/contract/destinations'
import type { OutputOf } from '#shared/contract/endpoint'
import { solvePuzzle } from '#shared/device/destinations/solve-puzzle'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import type { Bindings } from '../../../worker/env.ts'
import { testEvaluationKeys } from '../../fixtures/evaluation-keys.ts'
import { makeBindings, request } from '../harness.ts'

const { voprf } = ristretto255_oprf

export type Answer = OutputOf<typeof evaluateDestinations>

/** Puzzles of the real size would take most of the time of a test. */
export const testPuzzleBits = 8

/** The burst limit is apart from the budget; most tests are not about it. */
const unlimited = { limit: async () => ({ success: true }) }

export const makeOpenBindings = (changes: Partial<Bindings> = {}) =>
  makeBindings({
    EVALUATION_LIMIT: unlimited,
    EVALUATION_PUZZLE_BITS: String(testPuzzleBits),
    ...changes,
  })

/** A network of its own for each test: its budget is untouched. */
export function makeAddress(): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint16Array(2))
  return `2001:db8:${a.toString(16)}:${b.toString(16)}::1`
}

export function blind(key: string) {
  const input = new TextEncoder().encode(`amanah/v1/${key}`)
  return { input, ...voprf.blind(input) }
}

export const blindAll = (count: number, start = 0) =>
  Array.from({ length: count }, (_, i) => blind(`bank:014:${1_000_000_000 + start + i}`))

export const toTexts = (asked: readonly { blinded: Uint8Array }[]) =>
  asked.map(({ blinded }) => toBase64Url(blinded))

export interface Asking {
  epoch?: number
  blinded: readonly string[]
  puzzle?: { challenge: string; solutions: number[] }
}

export function postEvaluate(
  body: Asking | string,
  {
    address,
    bindings = makeOpenBindings(),
    headers = {},
  }: {
    address?: string
    bindings?: Bindings
    headers?: Record<string, string>
  } = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify({ epoch: 1, ...body })
  return request(
    evaluateDestinations.path,
    {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(address ? { 'CF-Connecting-IP': address } : {}),
        ...headers,
      },
      body: text,
    },
    bindings,
  )
}

export async function evaluate(...args: Parameters<typeof postEvaluate>): Promise<Answer> {
  const answer = await postEvaluate(...args)
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return evaluateDestinations.output.parse(await answer.json())
}

/** Outputs of an answer, in the order asked; throws when the proof does not hold. */
export function finalize(
  asked: readonly ReturnType<typeof blind>[],
  answer: Answer,
  publicKey: string = testEvaluationKeys[0].publicKey,
): Uint8Array[] {
  if (answer.state !== 'evaluated') throw new Error('nothing was evaluated')
  const toBytes = (text = '') => fromBase64Url(text) ?? new Uint8Array()
  const items = asked.map((each, i) => ({ ...each, evaluated: toBytes(answer.evaluated[i]) }))
  return voprf
    .finalizeBatch(items, toBytes(publicKey), toBytes(answer.proof))
    .map(output => output.slice(0, 32))
}

/** As a device does it. */
export async function solve(puzzle: Puzzle): Promise<{ challenge: string; solutions: number[] }> {
  const solutions = await solvePuzzle(puzzle)
  if (!solutions) throw new Error('not solved')
  return { challenge: puzzle.challenge, solutions }
}

export async function expectPuzzle(...args: Parameters<typeof postEvaluate>): Promise<Puzzle> {
  const answer = await evaluate(...args)
  if (answer.state !== 'puzzle') throw new Error('no puzzle was asked for')
  return answer.puzzle
}

/** Spends the whole of a day's budget; throws when it was touched before. */
export async function spendBudget(address: string): Promise<void> {
  const [element = ''] = toTexts(blindAll(1))
  for (const count of [16, 16, 16, 12]) {
    const blinded = Array.from({ length: count }, () => element)
    const { state } = await evaluate({ blinded }, { address })
    if (state !== 'evaluated') throw new Error('the budget was touched')
  }
}
