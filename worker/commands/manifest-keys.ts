import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { SigningKey } from '#shared/rules/manifest-signature'

/** A new private key as the secret MANIFEST_KEYS lists it: `id:base64 of PKCS #8` (Ed25519, RFC 8410). */
export function makeManifestKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return `m${randomBytes(4).toString('hex')}:${pkcs8}`
}

/** The public halves of the secret's keys, as a build pins them: `id:base64url of 32 bytes`, by commas. */
export function toPinnedKeys(secret: string): string {
  return secret
    .split(',')
    .map(part => {
      const [id = '', base64 = ''] = part.trim().split(':')
      const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' })
      return `${id}:${createPublicKey(key).export({ format: 'jwk' }).x}`
    })
    .join(',')
}

/** The secret's keys as the signing rule takes them. */
export function toSigningKeys(secret: string): SigningKey[] {
  return secret.split(',').map(part => {
    const [id = '', base64 = ''] = part.trim().split(':')
    return { id, pkcs8: new Uint8Array(Buffer.from(base64, 'base64')) }
  })
}
