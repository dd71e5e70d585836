import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import type { DestinationKey } from '#shared/domain/subject'
import type { EvaluationKey } from '#shared/rules/evaluation-key'
import { fromBase64Url, type KeySignature, toBase64Url } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { EvaluationSecret, EvaluationSecrets } from '../env.ts'
import type { Refusal } from './refusal.ts'

/** A key under which numbers are evaluated, as everybody may know it. */
export interface ServedKey extends EvaluationKey {
  endorsement: KeySignature | null
}

/** The oblivious function (RFC 9497, VOPRF with ristretto255-SHA512). */
export interface Evaluation {
  /** Keys that are answered under, the one to ask under first; none when no key is configured. */
  keys: readonly ServedKey[]
  /** Evaluates blinded numbers in the order asked, with one proof for all. Tells nobody here which they are. */
  evaluateBlinded(
    epoch: number,
    blinded: readonly string[],
  ): Result<{ evaluated: string[]; proof: string }, Refusal>
  /** What a device would get for this number. Only for numbers that are ours to know. */
  evaluate(epoch: number, key: DestinationKey): Uint8Array<ArrayBuffer>
}

/** Both sides use the first half of what the function gives. */
export const outputBytes = 32

const { voprf } = ristretto255_oprf
// NOTE: RFC 9497 has it in each mode (section 3.3); the library's types name it for POPRF only.
const { evaluate } = voprf as unknown as {
  evaluate(secretKey: Uint8Array, input: Uint8Array): Uint8Array<ArrayBuffer>
}
const { Point } = ristretto255

export function createEvaluation(secrets: EvaluationSecrets | null): Evaluation {
  const find = (epoch: number) => secrets?.find(key => key.epoch === epoch)
  return {
    keys: (secrets ?? []).map(({ epoch, publicKey, endorsement }) => ({ epoch, publicKey, endorsement })),
    evaluateBlinded(epoch, blinded) {
      if (!secrets) return toProblem({ code: 'unavailable', problems: [] })
      const key = find(epoch)
      return key ? evaluateBatch(key, blinded) : toProblem({ code: 'not_found', problems: [] })
    },
    evaluate(epoch, key) {
      const secret = find(epoch)
      if (!secret) throw new Error(`no key for epoch ${epoch}`)
      const input = new TextEncoder().encode(`amanah/v1/${key}`)
      return evaluate(secret.secretKey, input).slice(0, outputBytes)
    },
  }
}

function evaluateBatch(
  { secretKey, publicKey }: EvaluationSecret,
  blinded: readonly string[],
): ReturnType<Evaluation['evaluateBlinded']> {
  const elements = blinded.map(fromBase64Url)
  const fault = elements.findIndex(bytes => bytes === null || !isElement(bytes))
  if (fault !== -1) return toProblem({ code: 'invalid_input', problems: [toElementProblem(fault)] })
  const { evaluated, proof } = voprf.blindEvaluateBatch(
    secretKey,
    toBytes(publicKey),
    elements.map(bytes => bytes ?? new Uint8Array()),
  )
  return toOk({ evaluated: evaluated.map(toBase64Url), proof: toBase64Url(proof) })
}

/** The identity is an element, but evaluates to itself under every key: RFC 9497 has it refused. */
function isElement(bytes: Uint8Array): boolean {
  try {
    return !Point.fromBytes(bytes).equals(Point.ZERO)
  } catch {
    return false
  }
}

function toElementProblem(index: number): Refusal['problems'][number] {
  return {
    path: `blinded[${index}]`,
    message: {
      id: 'bukan elemen ristretto255 yang bisa dihitung',
      en: 'not a ristretto255 element that can be evaluated',
    },
  }
}

function toBytes(publicKey: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(publicKey) ?? new Uint8Array()
}
