import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'

/** A new key as the secret VOPRF_KEYS lists it: `epoch:base64 of a scalar` (RFC 9497, ristretto255-SHA512). */
export function makeEvaluationKey(epoch: number): string {
  const { secretKey } = ristretto255_oprf.voprf.generateKeyPair()
  return `${epoch}:${Buffer.from(secretKey).toString('base64')}`
}

/** The public halves of the secret's keys, as a build pins them: `epoch:base64url of 32 bytes`, by commas. */
export function toPinnedEvaluationKeys(secret: string): string {
  return secret
    .split(',')
    .map(part => {
      const [epoch = '', base64 = ''] = part.trim().split(':')
      return `${epoch}:${toPublicKey(base64)}`
    })
    .join(',')
}

function toPublicKey(base64: string): string {
  const scalar = ristretto255.Point.Fn.fromBytes(Buffer.from(base64, 'base64'))
  return Buffer.from(ristretto255.Point.BASE.multiply(scalar).toBytes()).toString('base64url')
}
