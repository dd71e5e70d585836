import { storage } from 'wxt/utils/storage'
import type { Language } from '#shared/domain/platform'

export interface Settings {
  language: Language
  theme: 'auto' | 'light' | 'dark'
  /** Origin of the API, without a slash at the end. */
  apiUrl: string
}

declare const __AMANAH_API_URL__: string

/** The address that this build was made for. */
export const builtApiUrl: string = __AMANAH_API_URL__

export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: { language: 'id', theme: 'auto', apiUrl: builtApiUrl },
})
