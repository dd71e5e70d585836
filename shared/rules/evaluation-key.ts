import type { DestinationEpoch } from '#shared/domain/snapshot'
import {
  fromBase64Url,
  isTextSignedBy,
  type KeySignature,
  type PinnedKey,
  type SigningKey,
  signText,
  toBase64Url,
} from '#shared/rules/manifest-signature'

/** The public half of a key under which destinations are evaluated; proofs of evaluation are checked against it. */
export interface EvaluationKey {
  epoch: number
  /** A ristretto255 element of 32 bytes, base64url without padding. */
  publicKey: string
}

/** What a build believes of evaluation keys that a manifest names. */
export interface EvaluationTrust {
  /** Keys that the build knows by itself. */
  pinned: readonly EvaluationKey[]
  /** The manifest keys that the build pins. */
  manifestKeys: readonly PinnedKey[]
  /** The one of them that signed the manifest in which the epoch stands. */
  signerId: string
}

/** As many as a manifest names at most. */
export const mostEvaluationKeys = 4

const context = 'evaluation-key'
const evaluationKey = /^([1-9]\d{0,4}):([\w-]{43})$/
const largestEpoch = 65_535

/** `1:key,2:key` as builds and options carry it; null when any part of it is no key, or an epoch stands twice. */
export function parseEvaluationKeys(text: string): EvaluationKey[] | null {
  const parts = text.split(/[\s,]+/).filter(part => part !== '')
  if (parts.length === 0 || parts.length > mostEvaluationKeys) return null
  const keys = parts.flatMap(part => toEvaluationKey(part) ?? [])
  const isWhole = keys.length === parts.length && new Set(keys.map(({ epoch }) => epoch)).size === keys.length
  return isWhole ? keys : null
}

/** Signs an evaluation key, so that builds that do not know it may believe it. */
export function endorseEvaluationKey(key: EvaluationKey, signer: SigningKey): Promise<KeySignature> {
  return signText(context, toEndorsedText(key), signer)
}

/**
 * Whether a build may have numbers evaluated under this key. A server that gave each person a key of their own could
 * tell them apart by what they ask later, so a manifest alone is not enough: the build knows the key, or a second
 * manifest key vouches for it. Whoever stole the one that signs manifests has not the other.
 */
export async function isTrustedEpoch(epoch: DestinationEpoch, trust: EvaluationTrust): Promise<boolean> {
  const pinned = trust.pinned.find(key => key.epoch === epoch.epoch)
  if (pinned) return pinned.publicKey === epoch.publicKey
  if (!epoch.endorsement) return false
  const others = toOthers(trust.manifestKeys, trust.signerId)
  return isTextSignedBy(others, context, toEndorsedText(epoch), epoch.endorsement)
}

/** Keys that are not the signer's, under whatever name or spelling the signer's stands among them again. */
function toOthers(keys: readonly PinnedKey[], signerId: string): PinnedKey[] {
  const signing = keys.filter(({ id }) => id === signerId).map(({ publicKey }) => respell(publicKey))
  return keys.filter(({ id, publicKey }) => id !== signerId && !signing.includes(respell(publicKey)))
}

function toEvaluationKey(text: string): EvaluationKey | null {
  const [, epoch = '', publicKey = ''] = evaluationKey.exec(text) ?? []
  const isKey = epoch !== '' && Number(epoch) <= largestEpoch && respell(publicKey) === publicKey
  return isKey ? { epoch: Number(epoch), publicKey } : null
}

/** 43 characters have two bits more than 32 bytes: this is the one spelling in which they are zero. */
function respell(publicKey: string): string | null {
  const bytes = fromBase64Url(publicKey)
  return bytes && toBase64Url(bytes)
}

function toEndorsedText({ epoch, publicKey }: EvaluationKey): string {
  return `${epoch}\n${publicKey}`
}
