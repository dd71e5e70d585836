import { storage } from 'wxt/utils/storage'
import type { Language } from '#shared/domain/platform'
import { type PinnedKey, parsePinnedKeys } from '#shared/rules/manifest-signature'

export interface Settings {
  language: Language
  theme: 'auto' | 'light' | 'dark'
  /** Origin of the API, without a slash at the end. */
  apiUrl: string
  /** Public keys of a server of one's own, `id:key,id:key`; those of the built one come with the build. */
  manifestKeys?: string
}

declare const __AMANAH_API_URL__: string
declare const __AMANAH_MANIFEST_KEYS__: string

/** The address that this build was made for. */
export const builtApiUrl: string = __AMANAH_API_URL__

/** The keys that this build pins for it. */
const builtManifestKeys: string = __AMANAH_MANIFEST_KEYS__

export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: { language: 'id', theme: 'auto', apiUrl: builtApiUrl },
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
