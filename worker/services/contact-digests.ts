import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Contact } from '#shared/domain/contact'
import type { IndexKeys } from '../env.ts'

/** What the rows of a contact are found by, under every index key; new ones are written under the first. */
export function toContactDigests(contact: Contact, [first, ...others]: IndexKeys): [string, ...string[]] {
  const message = utf8ToBytes(`contact/${contact.kind}/${contact.address}`)
  const digestUnder = ({ id, bytes }: IndexKeys[number]) =>
    `${id}.${bytesToHex(hmac(sha256, bytes, message))}`
  return [digestUnder(first), ...others.map(digestUnder)]
}

/** What stands for a contact where the auth library wants an e-mail address. */
export function toContactRef(digest: string): string {
  return `${digest}@contact.invalid`
}

/** How much of an address is shown to whom it belongs: enough to recognise it. */
export function maskContact({ kind, address }: Contact): string {
  if (kind === 'whatsapp') return `+${address.slice(0, 4)}…${address.slice(-3)}`
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}…${address.slice(at)}`
}
