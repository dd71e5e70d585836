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

/** In the order asked, with one proof for all: base64url. */
export interface Evaluated {
  evaluated: string[]
  proof: string
}

/** The oblivious function (RFC 9497, VOPRF with ristretto255-SHA512). */
export interface Evaluation {
  /** Keys that are answered under, the one to ask under first; none when no key is configured. */
  keys: readonly ServedKey[]
  /**
   * Takes in blinded numbers; nobody here learns which they are. Evaluating them costs most, so it is a step of its
   * own: to be taken once it is known that the caller may have them evaluated.
   */
  prepare(epoch: number, blinded: readonly string[]): Result<() => Evaluated, Refusal>
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
    prepare(epoch, blinded) {
      if (!secrets) return toProblem({ code: 'unavailable', problems: [] })
      const key = find(epoch)
      return key ? prepareBatch(key, blinded) : toProblem({ code: 'not_found', problems: [] })
    },
    evaluate(epoch, key) {
      const secret = find(epoch)
      if (!secret) throw new Error(`no key for epoch ${epoch}`)
      const input = new TextEncoder().encode(`amanah/v1/${key}`)
      return evaluate(secret.secretKey, input).slice(0, outputBytes)
    },
  }
}

function prepareBatch(
  { secretKey, publicKey }: EvaluationSecret,
  blinded: readonly string[],
): Result<() => Evaluated, Refusal> {
  const elements = blinded.map(text => toElement(text))
  const fault = elements.indexOf(null)
  if (fault !== -1) return toProblem({ code: 'invalid_input', problems: [toElementProblem(fault)] })
  const points = elements.filter(element => element !== null)
  return toOk(() => {
    const { evaluated, proof } = voprf.blindEvaluateBatch(secretKey, toBytes(publicKey), points)
    return { evaluated: evaluated.map(toBase64Url), proof: toBase64Url(proof) }
  })
}

/** Null for what is none. The identity is one, but evaluates to itself under every key: RFC 9497 has it refused. */
function toElement(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = fromBase64Url(text)
  try {
    return bytes && !Point.fromBytes(bytes).equals(Point.ZERO) ? bytes : null
  } catch {
    return null
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
