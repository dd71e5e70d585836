import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import type { evaluateDestinations } from '#shared/contract/destinations'
import type { InputOf, OutputOf } from '#shared/contract/endpoint'
import type { DestinationProblem, RequestProblem } from '#shared/device/destinations/destination-problem'
import { solvePuzzle } from '#shared/device/destinations/solve-puzzle'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import type { DestinationKey } from '#shared/domain/subject'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** Most numbers in one request; as in `domain/destination`. */
const mostEvaluated = 16
/** A server that wants still more work after so many puzzles is not going to answer. */
const mostPuzzles = 2
/** The first half of what the function gives; both sides use no more. */
const outputBytes = 32

export type EvaluationRequest = InputOf<typeof evaluateDestinations>['body']
export type Evaluation = OutputOf<typeof evaluateDestinations>

export interface EvaluationWorld {
  callEvaluate(request: EvaluationRequest): Promise<Result<Evaluation, RequestProblem>>
  /** Told how much of the work is done, from 0 to 1, while a puzzle is solved. */
  onWork?: ((share: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * The outputs of the oblivious function (RFC 9497, VOPRF) for these numbers under one key, in the order asked. Only
 * blinded numbers leave the device, each under a fresh blind, so that the same number asked again looks like another.
 * All or nothing; every output is proven to come of the key of this epoch.
 */
export async function evaluateNumbers(
  keys: readonly DestinationKey[],
  epoch: DestinationEpoch,
  world: EvaluationWorld,
): Promise<Result<Uint8Array[], DestinationProblem | 'missing'>> {
  const outputs: Uint8Array[] = []
  for (let at = 0; at < keys.length; at += mostEvaluated) {
    const evaluated = await evaluateBatch(keys.slice(at, at + mostEvaluated), epoch, world)
    if (!evaluated.ok) return evaluated
    outputs.push(...evaluated.value)
  }
  return toOk(outputs)
}

async function evaluateBatch(
  keys: readonly DestinationKey[],
  { epoch, publicKey }: DestinationEpoch,
  world: EvaluationWorld,
): Promise<Result<Uint8Array[], DestinationProblem | 'missing'>> {
  const asked = keys.map(key => {
    const input = new TextEncoder().encode(`amanah/v1/${key}`)
    return { input, ...ristretto255_oprf.voprf.blind(input) }
  })
  const called = await callWithWork(
    { epoch, blinded: asked.map(({ blinded }) => toBase64Url(blinded)) },
    world,
  )
  if (!called.ok) return called
  const { evaluated } = called.value
  if (called.value.epoch !== epoch || evaluated.length !== asked.length) return toProblem('garbled')
  const items = asked.map((each, i) => ({ ...each, evaluated: toBytes(evaluated[i]) }))
  try {
    const outputs = ristretto255_oprf.voprf.finalizeBatch(
      items,
      toBytes(publicKey),
      toBytes(called.value.proof),
    )
    return toOk(outputs.map(output => output.slice(0, outputBytes)))
  } catch {
    // Elements that are none, the identity, a proof that does not hold: whoever answered does not have the key.
    return toProblem('untrusted')
  }
}

/** Asks, and again with the work done where the server wants work first. */
async function callWithWork(
  request: EvaluationRequest,
  world: EvaluationWorld,
): Promise<Result<Extract<Evaluation, { state: 'evaluated' }>, RequestProblem>> {
  let called = await world.callEvaluate(request)
  for (let puzzles = 0; called.ok && called.value.state === 'puzzle'; puzzles++) {
    if (puzzles === mostPuzzles) return toProblem('limited')
    const { puzzle } = called.value
    const solutions = await solvePuzzle(puzzle, world)
    if (!solutions) return toProblem('limited')
    called = await world.callEvaluate({ ...request, puzzle: { challenge: puzzle.challenge, solutions } })
  }
  if (!called.ok) return called
  return called.value.state === 'evaluated' ? toOk(called.value) : toProblem('limited')
}

/** No bytes for what is no base64url, which no element and no proof is. */
function toBytes(text: string | undefined): Uint8Array {
  return fromBase64Url(text ?? '') ?? new Uint8Array()
}
