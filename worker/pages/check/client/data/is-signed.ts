import {
  fromBase64Url,
  isSignedBy,
  type PinnedKey,
  type SignedText,
  toSignedBytes,
} from '#shared/rules/manifest-signature'

let native: Promise<boolean> | null = null

/**
 * Whether a manifest was signed by one of these keys. Browsers have had Ed25519 for a short time only, and phones
 * are used for years: where it is missing it is loaded.
 */
export async function isSigned(keys: readonly PinnedKey[], signed: SignedText): Promise<boolean> {
  native ??= hasEd25519()
  if (await native) return isSignedBy(keys, signed)
  const key = keys.find(({ id }) => id === signed.keyId)
  const [publicKey, signature] = [key && fromBase64Url(key.publicKey), fromBase64Url(signed.signature)]
  if (!publicKey || !signature) return false
  const { ed25519 } = await import('@noble/curves/ed25519.js')
  try {
    return ed25519.verify(signature, toSignedBytes('manifest', signed.manifest), publicKey, { zip215: false })
  } catch {
    // Neither a key nor a signature.
    return false
  }
}

async function hasEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify'])
    return true
  } catch (error) {
    // A browser that knows the algorithm may refuse these zeros, but not as an unknown algorithm.
    return !(error instanceof DOMException && error.name === 'NotSupportedError')
  }
}
