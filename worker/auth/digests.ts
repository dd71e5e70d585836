import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** HMAC-SHA-256 in hex; what is digested says what it is, so that no digest passes for another. */
export function toKeyedDigest(secret: string, kind: string, text: string): Promise<string> {
  return Promise.resolve(bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${kind}/${text}`))))
}
