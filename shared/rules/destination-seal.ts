/**
 * Seals a text for whoever has the evaluation of a destination (32 bytes, RFC 9497), and for nobody else. HKDF-SHA-256
 * of the evaluation, without salt, with the info `amanah/destination/v1/` and one of these words, gives
 *
 *     tag    8 bytes under which the text is found; they tell nothing of the evaluation
 *     key    the key of AES-256-GCM
 *     nonce  the key of HMAC-SHA-256
 *
 * Sealed are the nonce and what GCM makes of the text, with `amanah/destination/v1/` and the epoch as additional data.
 * The nonce is no random one but the first 12 bytes of the HMAC over additional data, a zero and the text: what did
 * not change is sealed to the same bytes, so a bucket without news is neither written nor downloaded again. GCM is
 * broken where one key seals two texts under one nonce. Here another text has another HMAC, and each destination has
 * keys of its own, under which few texts are ever sealed: any two of them share a nonce with a chance of 2^-96. All
 * that an onlooker learns is that a record did not change.
 */
const context = 'amanah/destination/v1/'
const outputBytes = 32
const tagBytes = 8
const keyBytes = 32
const nonceBytes = 12
const gcmTagBytes = 16

/** Hex digits of a tag. */
export const tagDigits = 2 * tagBytes
/** By how much a seal is longer than its text. */
export const sealBytes = nonceBytes + gcmTagBytes

type Bytes = Uint8Array<ArrayBuffer>

export async function toTag(output: Uint8Array): Promise<string> {
  const tag = await derive(output, 'tag', tagBytes)
  return Array.from(tag, byte => byte.toString(16).padStart(2, '0')).join('')
}

export async function seal(output: Uint8Array, epoch: number, text: Bytes): Promise<Bytes> {
  const additionalData = toAdditionalData(epoch)
  const nonce = await toNonce(output, new Uint8Array([...additionalData, 0, ...text]))
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData }
  const sealed = await crypto.subtle.encrypt(parameters, await toKey(output, 'encrypt'), text)
  const bytes = new Uint8Array(nonceBytes + sealed.byteLength)
  bytes.set(nonce)
  bytes.set(new Uint8Array(sealed), nonceBytes)
  return bytes
}

/** The text, or null for another evaluation's, another epoch's, or changed bytes. */
export async function unseal(output: Uint8Array, epoch: number, sealed: Uint8Array): Promise<Bytes | null> {
  const bytes = new Uint8Array(sealed)
  const iv = bytes.subarray(0, nonceBytes)
  const parameters = { name: 'AES-GCM', iv, additionalData: toAdditionalData(epoch) }
  const key = await toKey(output, 'decrypt')
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.subarray(nonceBytes)))
  } catch {
    return null
  }
}

function toAdditionalData(epoch: number): Bytes {
  return new Uint8Array(new TextEncoder().encode(context + epoch))
}

async function toKey(output: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', await derive(output, 'key', keyBytes), 'AES-GCM', false, [usage])
}

async function toNonce(output: Uint8Array, message: Bytes): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const raw = await derive(output, 'nonce', keyBytes)
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message)).slice(0, nonceBytes)
}

async function derive(output: Uint8Array, use: 'tag' | 'key' | 'nonce', length: number): Promise<Bytes> {
  if (output.length !== outputBytes) throw new RangeError(`evaluation of ${output.length} bytes`)
  const key = await crypto.subtle.importKey('raw', new Uint8Array(output), 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode(context + use)
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 8 * length))
}
