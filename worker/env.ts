import { z } from 'zod'
import { epochSchema } from '#shared/domain/destination'
import { mostEvaluationKeys } from '#shared/rules/evaluation-key'
import type { KeySignature } from '#shared/rules/manifest-signature'
import { puzzleBits } from '#shared/rules/puzzle'
import type { EvaluationBudget, EvaluationTotal } from './budgets/evaluation-budget.ts'
import { type MessageBindings, type MessageSettings, toMessageSettings } from './messages/settings.ts'
import type { QueueMessage } from './queues/messages.ts'
import { toEvaluationPublicKey } from './services/evaluation-public-key.ts'

/**
 * What wrangler.toml and the secrets bind. Secrets may be missing: then writes refuse and reads go on. So may the
 * limits, where the platform has none: then what they limit is refused.
 */
export interface Bindings extends MessageBindings {
  ENVIRONMENT: string
  DB: D1Database
  PUBLISHED: R2Bucket
  PUBLISH_QUEUE: Queue<QueueMessage>
  MESSAGE_QUEUE: Queue<QueueMessage>
  /** What was built for browsers; absent where the Worker runs without it. */
  ASSETS?: Pick<Fetcher, 'fetch'>
  LINK_LIMIT?: RateLimit
  EVALUATION_LIMIT?: RateLimit
  ACCOUNT_LIMIT?: RateLimit
  EVALUATION_BUDGET?: DurableObjectNamespace<EvaluationBudget>
  EVALUATION_TOTAL?: DurableObjectNamespace<EvaluationTotal>
  EVALUATION_ALARM_AT?: string
  EVALUATION_PUZZLE_BITS?: string
  DATA_KEYS?: string
  MANIFEST_KEYS?: string
  VOPRF_KEYS?: string
  INDEX_KEYS?: string
  OPERATOR_TOKEN?: string
  AUTH_SECRET?: string
  PUBLIC_URL?: string
}

/** A key that seals values; `id` is written into each value that it sealed. */
export interface DataKey {
  id: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A private key that signs manifests. */
export interface ManifestKey {
  id: string
  pkcs8: Uint8Array<ArrayBuffer>
}

/** The first key signs; the second is pinned by builds already and takes over when the first is given up. */
export type ManifestKeys = readonly [ManifestKey, ...ManifestKey[]]

/** The first key seals, all of them open. */
export type DataKeys = readonly [DataKey, ...DataKey[]]

/** The first key digests what destinations are found by, all of them are recognised. */
export type IndexKeys = DataKeys

/** A key of the oblivious function (RFC 9497, ristretto255). */
export interface EvaluationSecret {
  epoch: number
  secretKey: Uint8Array<ArrayBuffer>
  publicKey: string
  /** By a manifest key, for builds that do not pin this key; made when the key was. */
  endorsement: KeySignature | null
}

/** Devices ask under the first key; the others are still answered. */
export type EvaluationSecrets = readonly [EvaluationSecret, ...EvaluationSecret[]]

/** What accounts need; neither is of use without the other. */
export interface AccountSettings {
  /** Signs cookies, and keys the digests of codes. */
  secret: string
  /** Where the web pages are: origin of passkeys, links in messages. No slash at the end. */
  publicUrl: string
}

export interface Settings {
  environment: 'local' | 'staging' | 'production'
  /** Null when missing or malformed; then nothing can be sealed, and nothing new is published. */
  dataKeys: DataKeys | null
  /** Null when missing or malformed; then nothing new is published. */
  manifestKeys: ManifestKeys | null
  /** Null when missing or malformed; then numbers are not evaluated, and nothing is published of them. */
  evaluationKeys: EvaluationSecrets | null
  /** Null when missing or malformed; with the same effect. */
  indexKeys: IndexKeys | null
  /** Numbers evaluated in a day, of all callers, that the log is told of. */
  evaluationAlarmAt: number
  /** How hard a puzzle is; each bit more doubles the work. */
  puzzleBits: number
  /** Null when missing or malformed; writes need it and the data keys. */
  operatorToken: string | null
  /** Null when secret or address is missing or malformed; then nobody can sign in, and reads go on. */
  accounts: AccountSettings | null
  /** What is null of it is off. */
  messages: MessageSettings
}

// An unknown name is treated as the strictest environment.
const environmentSchema = z.enum(['local', 'staging', 'production']).catch('production')

const dataKeysSchema = toKeysSchema(text => {
  const [, id = '', base64 = ''] = /^([\w-]{1,20}):([A-Za-z0-9+/]{43}=)$/.exec(text) ?? []
  return id ? { name: id, key: { id, bytes: fromBase64(base64) } } : null
})

const manifestKeysSchema = toKeysSchema(text => {
  // An Ed25519 private key is 48 bytes as PKCS #8 (RFC 8410).
  const [, id = '', base64 = ''] = /^([\w-]{1,20}):([A-Za-z0-9+/]{64})$/.exec(text) ?? []
  return id ? { name: id, key: { id, pkcs8: fromBase64(base64) } } : null
})

const evaluationKey = /^([1-9]\d{0,4}):([A-Za-z0-9+/]{43}=)(?::([\w-]{1,20}):([\w-]{86}))?$/

const evaluationKeysSchema = toKeysSchema(text => {
  const [, epoch = '', base64 = '', keyId, signature] = evaluationKey.exec(text) ?? []
  const secretKey = fromBase64(base64)
  const publicKey = epochSchema.safeParse(Number(epoch)).success ? toEvaluationPublicKey(secretKey) : null
  if (publicKey === null) return null
  const endorsement = keyId && signature ? { keyId, signature } : null
  return { name: epoch, key: { epoch: Number(epoch), secretKey, publicKey, endorsement } }
}).refine(keys => keys.length <= mostEvaluationKeys)

/** Keys by commas: at least one, and no name twice. */
function toKeysSchema<Key>(parse: (text: string) => { name: string; key: Key } | null) {
  return z.string().transform((text, context): readonly [Key, ...Key[]] => {
    const named = text.split(',').map(part => parse(part.trim()))
    const [first, ...others] = named.flatMap(each => each?.key ?? [])
    const isWhole =
      named.every(each => each !== null) && new Set(named.map(each => each?.name)).size === named.length
    if (first && isWhole) return [first, ...others]
    context.addIssue('no keys')
    return z.NEVER
  })
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), char => char.charCodeAt(0))
}

// Far more than people who check what they pay to are expected to ask for; see docs/operating.md.
const alarmSchema = z.coerce.number().int().min(1).catch(200_000)

// Beyond this, devices refuse to work.
const puzzleBitsSchema = z.coerce.number().int().min(8).max(18).catch(puzzleBits)

const longSecretSchema = z.string().min(32).max(500)

const publicUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine(url => new URL(url).origin === url)
  // Cookies and passkeys are worth nothing where anybody on the way can read along.
  .refine(url => url.startsWith('https:') || new URL(url).hostname === 'localhost')

function toAccountSettings(
  secret: string | undefined,
  publicUrl: string | undefined,
): AccountSettings | null {
  return secret && publicUrl ? { secret, publicUrl } : null
}

const parsed = new WeakMap<Bindings, Settings>()

/** Settings of this Worker, parsed once; a bad secret is named in the log, never shown. */
export function getSettings(bindings: Bindings): Settings {
  const known = parsed.get(bindings)
  if (known) return known
  const secrets = {
    DATA_KEYS: dataKeysSchema.safeParse(bindings.DATA_KEYS),
    MANIFEST_KEYS: manifestKeysSchema.safeParse(bindings.MANIFEST_KEYS),
    VOPRF_KEYS: evaluationKeysSchema.safeParse(bindings.VOPRF_KEYS),
    INDEX_KEYS: dataKeysSchema.safeParse(bindings.INDEX_KEYS),
    OPERATOR_TOKEN: longSecretSchema.safeParse(bindings.OPERATOR_TOKEN),
    AUTH_SECRET: longSecretSchema.safeParse(bindings.AUTH_SECRET),
    PUBLIC_URL: publicUrlSchema.safeParse(bindings.PUBLIC_URL),
  }
  const missing = Object.entries(secrets).flatMap(([name, { success }]) => (success ? [] : name))
  if (missing.length > 0) {
    console.error(`settings missing or malformed, what needs them is refused: ${missing.join(', ')}`)
  }
  const environment = environmentSchema.parse(bindings.ENVIRONMENT)
  const settings: Settings = {
    environment,
    dataKeys: secrets.DATA_KEYS.data ?? null,
    manifestKeys: secrets.MANIFEST_KEYS.data ?? null,
    evaluationKeys: secrets.VOPRF_KEYS.data ?? null,
    indexKeys: secrets.INDEX_KEYS.data ?? null,
    evaluationAlarmAt: alarmSchema.parse(bindings.EVALUATION_ALARM_AT),
    puzzleBits: puzzleBitsSchema.parse(bindings.EVALUATION_PUZZLE_BITS),
    operatorToken: secrets.OPERATOR_TOKEN.data ?? null,
    accounts: toAccountSettings(secrets.AUTH_SECRET.data, secrets.PUBLIC_URL.data),
    messages: toMessageSettings(bindings, environment === 'local'),
  }
  parsed.set(bindings, settings)
  return settings
}
