import { z } from 'zod'
import type { QueueMessage } from './queues/messages.ts'

/**
 * What wrangler.toml and the secrets bind. Secrets may be missing: then writes refuse and reads go on. So may the
 * limits, where the platform has none: then what they limit is refused.
 */
export interface Bindings {
  ENVIRONMENT: string
  DB: D1Database
  PUBLISHED: R2Bucket
  PUBLISH_QUEUE: Queue<QueueMessage>
  LINK_LIMIT?: RateLimit
  EVALUATION_LIMIT?: RateLimit
  DATA_KEYS?: string
  MANIFEST_KEYS?: string
  OPERATOR_TOKEN?: string
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

export interface Settings {
  environment: 'local' | 'staging' | 'production'
  /** Null when missing or malformed; then nothing can be sealed, and nothing new is published. */
  dataKeys: DataKeys | null
  /** Null when missing or malformed; then nothing new is published. */
  manifestKeys: ManifestKeys | null
  /** Null when missing or malformed; writes need it and the data keys. */
  operatorToken: string | null
}

// An unknown name is treated as the strictest environment.
const environmentSchema = z.enum(['local', 'staging', 'production']).catch('production')

const dataKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,20}:[A-Za-z0-9+/]{43}=$/)
  .transform(text => {
    const [id = '', base64 = ''] = text.split(':')
    return { id, bytes: Uint8Array.from(atob(base64), char => char.charCodeAt(0)) }
  })

const dataKeysSchema = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .pipe(z.tuple([dataKeySchema], dataKeySchema))
  .refine(keys => new Set(keys.map(key => key.id)).size === keys.length)

const manifestKeySchema = z
  .string()
  // An Ed25519 private key is 48 bytes as PKCS #8 (RFC 8410).
  .regex(/^[\w-]{1,20}:[A-Za-z0-9+/]{64}$/)
  .transform(text => {
    const [id = '', base64 = ''] = text.split(':')
    return { id, pkcs8: Uint8Array.from(atob(base64), char => char.charCodeAt(0)) }
  })

const manifestKeysSchema = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .pipe(z.tuple([manifestKeySchema], manifestKeySchema))
  .refine(keys => new Set(keys.map(key => key.id)).size === keys.length)

const operatorTokenSchema = z.string().min(32).max(500)

const parsed = new WeakMap<Bindings, Settings>()

/** Settings of this Worker, parsed once; a bad secret is named in the log, never shown. */
export function getSettings(bindings: Bindings): Settings {
  const known = parsed.get(bindings)
  if (known) return known
  const dataKeys = dataKeysSchema.safeParse(bindings.DATA_KEYS)
  const manifestKeys = manifestKeysSchema.safeParse(bindings.MANIFEST_KEYS)
  const operatorToken = operatorTokenSchema.safeParse(bindings.OPERATOR_TOKEN)
  const missing = Object.entries({
    DATA_KEYS: dataKeys,
    MANIFEST_KEYS: manifestKeys,
    OPERATOR_TOKEN: operatorToken,
  }).flatMap(([name, { success }]) => (success ? [] : name))
  if (missing.length > 0) {
    console.error(`secrets missing or malformed, what needs them is refused: ${missing.join(', ')}`)
  }
  const settings: Settings = {
    environment: environmentSchema.parse(bindings.ENVIRONMENT),
    dataKeys: dataKeys.success ? dataKeys.data : null,
    manifestKeys: manifestKeys.success ? manifestKeys.data : null,
    operatorToken: operatorToken.success ? operatorToken.data : null,
  }
  parsed.set(bindings, settings)
  return settings
}
