/** Who signed something. */
export interface KeySignature {
  keyId: string
  /** Ed25519 (RFC 8032), base64url without padding. */
  signature: string
}

/** A manifest as the server sends it: its exact text and who signed it. */
export interface SignedText extends KeySignature {
  /** JSON of the snapshot. What is signed are these very bytes, so nothing has to be spelled twice alike. */
  manifest: string
}

/** A public key that a build trusts. */
export interface PinnedKey {
  id: string
  /** Raw 32 bytes, base64url without padding. */
  publicKey: string
}

/** A private key of the server, as WebCrypto exports it. */
export interface SigningKey {
  id: string
  pkcs8: Uint8Array<ArrayBuffer>
}

/** What manifest keys sign. */
export type SigningContext = 'manifest' | 'evaluation-key'

/** Two keys are pinned: the one that signs, and the one that will when the first must be given up. */
export const mostPinnedKeys = 4

const algorithm = 'Ed25519'
const pinnedKey = /^([\w-]{1,20}):([\w-]{43})$/

/** `id:key,id:key` as builds and options carry it; null when any part of it is no key. */
export function parsePinnedKeys(text: string): PinnedKey[] | null {
  const parts = text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(part => pinnedKey.exec(part))
  if (parts.length === 0 || parts.length > mostPinnedKeys) return null
  const keys = parts.flatMap(part => (part ? [{ id: part[1] ?? '', publicKey: part[2] ?? '' }] : []))
  const isWhole = keys.length === parts.length && new Set(keys.map(({ id }) => id)).size === keys.length
  return isWhole ? keys : null
}

/** Whether a manifest was signed by one of these keys. Never throws: what cannot be checked is not signed. */
export function isSignedBy(keys: readonly PinnedKey[], signed: SignedText): Promise<boolean> {
  return isTextSignedBy(keys, 'manifest', signed.manifest, signed)
}

/** Signs the text of a manifest. */
export async function signManifest(manifest: string, key: SigningKey): Promise<SignedText> {
  return { manifest, ...(await signText('manifest', manifest, key)) }
}

/** Whether one of these keys signed this text as what `context` says. Never throws. */
export async function isTextSignedBy(
  keys: readonly PinnedKey[],
  context: SigningContext,
  text: string,
  { keyId, signature }: KeySignature,
): Promise<boolean> {
  const key = keys.find(({ id }) => id === keyId)
  const [rawKey, rawSignature] = [key && fromBase64Url(key.publicKey), fromBase64Url(signature)]
  if (!rawKey || !rawSignature) return false
  try {
    const publicKey = await crypto.subtle.importKey('raw', rawKey, algorithm, false, ['verify'])
    return await crypto.subtle.verify(algorithm, publicKey, rawSignature, toSignedBytes(context, text))
  } catch {
    return false
  }
}

/** Signs a text as what `context` says. */
export async function signText(
  context: SigningContext,
  text: string,
  { id, pkcs8 }: SigningKey,
): Promise<KeySignature> {
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign(algorithm, privateKey, toSignedBytes(context, text))
  return { keyId: id, signature: toBase64Url(new Uint8Array(signature)) }
}

/** The context keeps a signature of one thing from passing for one of anything else under the same key. */
export function toSignedBytes(context: SigningContext, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(`amanah/${context}/v1\n${text}`))
}

export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(bytes, character => character.charCodeAt(0))
  } catch {
    return null
  }
}
