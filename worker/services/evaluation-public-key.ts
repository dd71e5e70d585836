import { ristretto255 } from '@noble/curves/ed25519.js'
import { toBase64Url } from '#shared/rules/manifest-signature'

const { Point } = ristretto255

/** The public half of a secret scalar (RFC 9497, ristretto255), or null when it is none: too large, zero. */
export function toEvaluationPublicKey(secretKey: Uint8Array): string | null {
  try {
    return toBase64Url(Point.BASE.multiply(Point.Fn.fromBytes(secretKey)).toBytes())
  } catch {
    return null
  }
}
