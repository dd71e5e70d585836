import type { Language } from '#shared/domain/platform'
import { type EvaluationKey, parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { type PinnedKey, parsePinnedKeys } from '#shared/rules/manifest-signature'
import { defineItem } from './stored-item.ts'

export interface Settings {
  language: Language
  theme: 'auto' | 'light' | 'dark'
  /** Origin of the API, without a slash at the end. */
  apiUrl: string
  /** Public keys of a server of one's own, `id:key,id:key`; those of the built one come with the build. */
  manifestKeys?: string
  /** Keys of its oblivious function, `epoch:key,epoch:key`; those that a manifest key vouches for need not stand here. */
  evaluationKeys?: string
}

declare const __AMANAH_API_URL__: string
declare const __AMANAH_MANIFEST_KEYS__: string
declare const __AMANAH_EVALUATION_KEYS__: string

/** The address that this build was made for. */
export const builtApiUrl: string = __AMANAH_API_URL__

/** The keys that this build pins for it. */
const builtManifestKeys: string = __AMANAH_MANIFEST_KEYS__
const builtEvaluationKeys: string = __AMANAH_EVALUATION_KEYS__

export const settingsItem = defineItem<Settings>('local', 'settings', {
  language: 'id',
  theme: 'auto',
  apiUrl: builtApiUrl,
})

/** A server, and whom to believe that what comes from it is its own. */
export interface Server {
  apiUrl: string
  keys: readonly PinnedKey[]
}

/** The server in force. Without keys nothing that it sends is believed. */
export async function readServer(): Promise<Server> {
  const { apiUrl, manifestKeys } = await settingsItem.getValue()
  // An address without keys is the built one of an earlier build.
  const isOwn = apiUrl !== builtApiUrl && manifestKeys !== undefined
  const keys = parsePinnedKeys(isOwn ? manifestKeys : builtManifestKeys)
  return { apiUrl: isOwn ? apiUrl : builtApiUrl, keys: keys ?? [] }
}

/** The keys by which the server in force proves how it evaluated numbers, as far as they are known beforehand. */
export async function readEvaluationKeys(): Promise<readonly EvaluationKey[]> {
  const { apiUrl, manifestKeys, evaluationKeys } = await settingsItem.getValue()
  const isOwn = apiUrl !== builtApiUrl && manifestKeys !== undefined
  return parseEvaluationKeys(isOwn ? (evaluationKeys ?? '') : builtEvaluationKeys) ?? []
}
