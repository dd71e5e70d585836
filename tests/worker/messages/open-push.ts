import { p256 } from '@noble/curves/nist.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0))

export const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A browser that subscribed: what it tells us, and what only it knows. */
export interface Browser {
  privateKey: Uint8Array
  publicKey: Uint8Array
  auth: Uint8Array
}

export function makeBrowser(): Browser {
  const { secretKey, publicKey } = p256.keygen()
  return {
    privateKey: secretKey,
    publicKey: p256.Point.fromBytes(publicKey).toBytes(false),
    auth: crypto.getRandomValues(new Uint8Array(16)),
  }
}

/** Opens a push message as a browser does, after RFC 8291 and RFC 8188: apart from the code that sealed it. */
export async function openPush(body: Uint8Array, { privateKey, publicKey, auth }: Browser): Promise<string> {
  const salt = body.slice(0, 16)
  const recordSize = new DataView(body.buffer, body.byteOffset).getUint32(16)
  const senderKey = body.slice(21, 21 + (body[20] ?? 0))
  const record = new Uint8Array(body.slice(21 + senderKey.length))
  if (record.length > recordSize) throw new Error('more than one record')
  const shared = p256.getSharedSecret(privateKey, senderKey, false).slice(1, 33)
  const keyInfo = concatBytes(utf8ToBytes('WebPush: info\0'), publicKey, senderKey)
  const secret = expand(sha256, extract(sha256, shared, auth), keyInfo, 32)
  const random = extract(sha256, secret, salt)
  const key = expand(sha256, random, utf8ToBytes('Content-Encoding: aes128gcm\0'), 16)
  const iv = expand(sha256, random, utf8ToBytes('Content-Encoding: nonce\0'), 12)
  const aes = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['decrypt'])
  const opened = new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(iv) }, aes, record),
  )
  // The last record ends with 2, then nothing but zeros.
  const end = opened.findLastIndex(byte => byte !== 0)
  if (opened[end] !== 2) throw new Error('not the last record')
  return new TextDecoder().decode(opened.slice(0, end))
}
