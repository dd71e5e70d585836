import type { DataKey, DataKeys } from '../env.ts'

/** Where a sealed value lies. It opens nowhere else, so values cannot be swapped between rows. */
export interface SealedPlace {
  table: string
  column: string
  id: string | number
}

export interface Sealing {
  seal(value: string, place: SealedPlace): Promise<string>
  open(sealed: string, place: SealedPlace): Promise<string>
  /**
   * Keyed digests of a text under every key, the sealing key first: equal texts can be recognised by us, and
   * nobody with a dump can test a guess.
   */
  fingerprint(text: string): Promise<readonly [string, ...string[]]>
}

/** The key that a sealed value names. */
export function toKeyId(sealed: string): string | undefined {
  return sealed.split('.')[1]
}

/** Nothing can be sealed or opened at all, in contrast to one value that does not open. */
export class NoDataKeys extends Error {}

interface KeyPair {
  id: string
  seal: CryptoKey
  digest: CryptoKey
}

const encoder = new TextEncoder()
const ivBytes = 12

/** AES-GCM under the first key; every sealed value names its key, so that older keys still open theirs. */
export function createSealing(dataKeys: DataKeys | null): Sealing {
  let pending: Promise<readonly [KeyPair, ...KeyPair[]]> | undefined
  const getKeys = () => {
    if (!dataKeys) throw new NoDataKeys('no data key is configured')
    pending ??= deriveAll(dataKeys)
    return pending
  }
  return {
    async seal(value, place) {
      const [key] = await getKeys()
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const sealed = await crypto.subtle.encrypt(toAlgorithm(iv, place), key.seal, encoder.encode(value))
      return `v1.${key.id}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
    },
    async open(sealed, place) {
      const [version, keyId, iv = '', data = ''] = sealed.split('.')
      const key = (await getKeys()).find(({ id }) => id === keyId)
      if (version !== 'v1' || !key) throw new Error(`no key ${keyId} for ${place.table}.${place.column}`)
      const opened = await crypto.subtle.decrypt(
        toAlgorithm(fromBase64(iv), place),
        key.seal,
        fromBase64(data),
      )
      return new TextDecoder().decode(opened)
    },
    async fingerprint(text) {
      const [first, ...others] = await getKeys()
      const digestUnder = async ({ digest }: KeyPair) =>
        toHex(await crypto.subtle.sign('HMAC', digest, encoder.encode(text)))
      return [await digestUnder(first), ...(await Promise.all(others.map(digestUnder)))]
    },
  }
}

function toAlgorithm(
  iv: Uint8Array<ArrayBuffer>,
  { table, column, id }: SealedPlace,
): SubtleCryptoEncryptAlgorithm {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(`amanah/v1/${table}/${column}/${id}`) }
}

async function deriveAll([first, ...others]: DataKeys): Promise<readonly [KeyPair, ...KeyPair[]]> {
  return [await deriveKeys(first), ...(await Promise.all(others.map(deriveKeys)))]
}

/** One secret, two uses, two keys. */
async function deriveKeys({ id, bytes }: DataKey): Promise<KeyPair> {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const hkdf = (use: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: encoder.encode(`amanah/v1/${use}`),
  })
  const aes = { name: 'AES-GCM', length: 256 }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return {
    id,
    seal: await crypto.subtle.deriveKey(hkdf('seal'), base, aes, false, ['encrypt', 'decrypt']),
    digest: await crypto.subtle.deriveKey(hkdf('digest'), base, hmac, false, ['sign']),
  }
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), char => char.charCodeAt(0))
}
