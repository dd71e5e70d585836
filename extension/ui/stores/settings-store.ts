import { create } from 'zustand'
import { builtApiUrl, type Settings, settingsItem } from '../../platform/storage-items.ts'
import { en } from '../words/en.ts'
import { id, type Words } from '../words/id.ts'

/** Settings as last stored; changes made on another page arrive by themselves. */
export const useSettings = create<Settings>(() => ({ language: 'id', theme: 'auto', apiUrl: builtApiUrl }))

/** Reads the settings and keeps them current. Resolves once they are there. */
export async function startSettings(): Promise<void> {
  settingsItem.watch(settings => settings && apply(settings))
  apply(await settingsItem.getValue())
}

/** The sentences in the language in force. */
export function useWords(): Words {
  return useSettings(({ language }) => language) === 'id' ? id : en
}

/** A theme set by hand, or by the page that a card stands on, outranks the system's. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function apply(settings: Settings): void {
  useSettings.setState(settings)
  document.documentElement.lang = settings.language
}
