import type { ManifestKeys } from '../env.ts'

/** The public halves of the manifest's keys, as builds pin them: `id:base64url of 32 bytes`, by commas. */
export async function toManifestPublicKeys(keys: ManifestKeys): Promise<string> {
  const parts = await Promise.all(
    keys.map(async ({ id, pkcs8 }) => {
      const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
      const { x } = (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey
      return `${id}:${x}`
    }),
  )
  return parts.join(',')
}
