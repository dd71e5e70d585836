import { create } from 'zustand'
import type { Language } from '#shared/domain/platform'
import { builtApiUrl, type Settings, settingsItem } from '../../platform/storage-items.ts'
import { id, type Words } from '../words/id.ts'

/** Settings as last stored; changes made on another page arrive by themselves. */
export const useSettings = create<Settings & { words: Words }>(() => ({
  language: 'id',
  theme: 'auto',
  apiUrl: builtApiUrl,
  words: id,
}))

/** Reads the settings and keeps them current. Resolves once they are there. */
export async function startSettings(): Promise<void> {
  settingsItem.watch(settings => settings && void apply(settings))
  await apply(await settingsItem.getValue())
}

/** The sentences in the language in force. */
export function useWords(): Words {
  return useSettings(({ words }) => words)
}

/** A theme set by hand, or by the page that a card stands on, outranks the system's. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

let latest: Settings | null = null

/** Language and words change together: a sentence never speaks one language and its date another. */
async function apply(settings: Settings): Promise<void> {
  latest = settings
  const words = await fetchWords(settings.language)
  // Words that had to be loaded may come after a later change.
  if (latest !== settings) return
  useSettings.setState({ ...settings, words })
  document.documentElement.lang = settings.language
}

/** Bahasa Indonesia is at hand; English comes when it is chosen. */
async function fetchWords(language: Language): Promise<Words> {
  return language === 'id' ? id : (await import('../words/en.ts')).en
}
