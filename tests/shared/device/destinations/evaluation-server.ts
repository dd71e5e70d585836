import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import type {
  Evaluation,
  EvaluationRequest,
  EvaluationWorld,
} from '#shared/device/destinations/evaluate-numbers'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import type { DestinationKey } from '#shared/domain/subject'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { toOk } from '#shared/rules/result'

export type Evaluated = Extract<Evaluation, { state: 'evaluated' }>

const { voprf } = ristretto255_oprf

export function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

/** A server with one key, made with the same library as the device's side; RFC 9497's vectors bind that library. */
export class EvaluationServer {
  readonly #keys = voprf.generateKeyPair()
  readonly epoch: DestinationEpoch
  /** Every request that it was sent. */
  readonly heard: EvaluationRequest[] = []

  constructor(epoch = 1, bits = 0) {
    this.epoch = { epoch, publicKey: toBase64Url(this.#keys.publicKey), bits, endorsement: null }
  }

  /** What a device must arrive at, whatever its blind. */
  outputOf(key: DestinationKey): Uint8Array {
    const { secretKey, publicKey } = this.#keys
    const input = new TextEncoder().encode(`amanah/v1/${key}`)
    const { blind, blinded } = voprf.blind(input)
    const { evaluated, proof } = voprf.blindEvaluate(secretKey, publicKey, blinded)
    return voprf.finalize(input, blind, evaluated, blinded, publicKey, proof).slice(0, 32)
  }

  evaluate({ blinded }: Pick<EvaluationRequest, 'blinded'>): Evaluated {
    const { secretKey, publicKey } = this.#keys
    const { evaluated, proof } = voprf.blindEvaluateBatch(secretKey, publicKey, blinded.map(toBytes))
    return {
      state: 'evaluated',
      epoch: this.epoch.epoch,
      evaluated: evaluated.map(toBase64Url),
      proof: toBase64Url(proof),
    }
  }

  /** The world as it is, or with an answer that `twist` makes of the honest one. */
  world(
    twist: (honest: Evaluated, request: EvaluationRequest) => Evaluation = honest => honest,
  ): EvaluationWorld {
    return {
      callEvaluate: async request => {
        this.heard.push(request)
        return toOk(twist(this.evaluate(request), request))
      },
    }
  }
}
