import { randomBytes } from 'node:crypto'
import { endorseEvaluationKey } from '#shared/rules/evaluation-key'
import type { SigningKey } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { makeEvaluationKey, toPinnedEvaluationKeys } from './evaluation-keys.ts'
import { makeManifestKey, toPinnedKeys, toSigningKeys } from './manifest-keys.ts'

/** Secrets that consist of keys by commas. Absent: not known here. */
export interface KeySecrets {
  MANIFEST_KEYS?: string | undefined
  DATA_KEYS?: string | undefined
  VOPRF_KEYS?: string | undefined
  INDEX_KEYS?: string | undefined
}

export interface Rotated {
  /** Secrets as they are to be from now on. */
  changes: Partial<Record<keyof KeySecrets, string>>
  /** What the operator has to know and do. */
  told: string
}

export interface Rotation {
  /** The secret without which there is nothing to rotate. */
  secret: keyof KeySecrets
  /** A problem is a sentence for the operator. */
  rotate(keys: string[], others: KeySecrets): Promise<Result<Rotated, string>>
}

const largestEpoch = 65_535
const evaluationKey = /^[1-9]\d*:[A-Za-z0-9+/]{43}=(?::|$)/

export const rotations: Record<'voprf' | 'manifest' | 'data' | 'index', Rotation> = {
  voprf: { secret: 'VOPRF_KEYS', rotate: rotateEvaluation },
  manifest: { secret: 'MANIFEST_KEYS', rotate: rotateManifest },
  data: { secret: 'DATA_KEYS', rotate: rotateData },
  index: { secret: 'INDEX_KEYS', rotate: rotateIndex },
}

export function toKeys(secret: string): string[] {
  return secret.split(',').map(key => key.trim())
}

const nameOf = (key = '') => key.split(':')[0] ?? ''

/** A new key to ask under; the one before is answered and published still, older ones are given up. */
async function rotateEvaluation(keys: string[], others: KeySecrets): Promise<Result<Rotated, string>> {
  if (!keys.every(key => evaluationKey.test(key))) return toProblem('VOPRF_KEYS is malformed.')
  const epoch = Math.max(...keys.map(key => Number(nameOf(key)))) + 1
  if (epoch > largestEpoch) return toProblem('VOPRF_KEYS has come to the last epoch there is.')
  const made = makeEvaluationKey(epoch)
  const standby = others.MANIFEST_KEYS ? toSigningKeys(others.MANIFEST_KEYS)[1] : undefined
  const [previous = '', ...given] = keys
  const after = [standby ? await endorse(made, standby) : made, previous]
  const dropped = given.length > 0 ? ` Given up: ${given.map(nameOf).join(', ')}.` : ''
  const trust = standby
    ? `${standby.id} vouches for it, so that installed builds which pin ${standby.id} believe it.`
    : `Nobody vouches for it: MANIFEST_KEYS has no standby here. Installed builds go on with ${nameOf(previous)}.`
  return toOk({
    changes: { VOPRF_KEYS: after.join(',') },
    told: `Epoch ${epoch} is asked under once all numbers are marked under it. ${trust}
Epoch ${nameOf(previous)} stays published: keep it for 30 days, then take it out of VOPRF_KEYS.${dropped}
Build the extension with
AMANAH_EVALUATION_KEYS=${toPinnedEvaluationKeys(after.join(','))}`,
  })
}

/**
 * The standby signs from now on: installed builds pin it already. Builds made from now pin it and its successor. What
 * it vouched for so far needs another voice: that of the key which is given up, for installed builds pin that too.
 */
async function rotateManifest(keys: string[], others: KeySecrets): Promise<Result<Rotated, string>> {
  if (keys.length < 2) {
    return toProblem(
      'There is no standby key that installed builds would believe. Add one to MANIFEST_KEYS, ship a build that pins both, then rotate.',
    )
  }
  const [given, standby] = toSigningKeys(keys.join(','))
  if (!given || !standby) return toProblem('MANIFEST_KEYS is malformed.')
  const after = [...keys.slice(1), makeManifestKey()].join(',')
  const vouched = others.VOPRF_KEYS ? toKeys(others.VOPRF_KEYS) : []
  const evaluation = await Promise.all(
    vouched.map(key => (key.split(':')[2] === standby.id ? endorse(key, given) : key)),
  )
  const isChanged = evaluation.some((key, i) => key !== vouched[i])
  const warning = others.VOPRF_KEYS
    ? ''
    : `\nVOPRF_KEYS is not known here: if ${standby.id} vouches for keys in it, run this with it set as well.`
  return toOk({
    changes: { MANIFEST_KEYS: after, ...(isChanged ? { VOPRF_KEYS: evaluation.join(',') } : {}) },
    told: `${standby.id} signs from now on, ${given.id} no longer. Build the extension with
AMANAH_MANIFEST_KEYS=${toPinnedKeys(after)}${warning}`,
  })
}

/** The first key seals, all of them open: the old ones stay until nothing is sealed under them any more. */
async function rotateData(keys: string[]): Promise<Result<Rotated, string>> {
  const made = makeKey('d')
  return toOk({
    changes: { DATA_KEYS: [made, ...keys].join(',') },
    told: `${nameOf(made)} seals from now on; ${keys.map(nameOf).join(', ')} still open what they sealed: keep them.
Numbers of payment destinations are sealed anew within minutes.`,
  })
}

/** The first key digests, all of them are recognised until the marking job has been over every number. */
async function rotateIndex(keys: string[]): Promise<Result<Rotated, string>> {
  const made = makeKey('i')
  const old = keys.map(nameOf).join(', ')
  return toOk({
    changes: { INDEX_KEYS: [made, ...keys].join(',') },
    told: `${nameOf(made)} digests from now on; numbers are digested anew within minutes. Then take ${old} out.`,
  })
}

function makeKey(letter: string): string {
  return `${letter}${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`
}

/** An evaluation key with the signature of a manifest key over it, in place of any other. */
async function endorse(key: string, signer: SigningKey): Promise<string> {
  const [epoch = '', secret = ''] = key.split(':')
  const publicKey = toPinnedEvaluationKeys(key).split(':')[1] ?? ''
  const { keyId, signature } = await endorseEvaluationKey({ epoch: Number(epoch), publicKey }, signer)
  return [epoch, secret, keyId, signature].join(':')
}
