import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { toEvaluationPublicKey } from '../services/evaluation-public-key.ts'

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
      const publicKey = toEvaluationPublicKey(Buffer.from(base64, 'base64'))
      if (publicKey === null) throw new Error(`VOPRF_KEYS: key ${epoch} is no scalar`)
      return `${epoch}:${publicKey}`
    })
    .join(',')
}
