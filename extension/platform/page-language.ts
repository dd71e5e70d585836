import { browser } from 'wxt/browser'
import type { Language } from '#shared/domain/platform'

/** Where `settingsItem` is kept; the page's script reads it without the library around it. */
const key = 'settings'

/** Calls back with the language in force, at once and whenever it is changed. */
export function watchPageLanguage(onLanguage: (language: Language) => void, signal: AbortSignal): void {
  const tell = (settings: unknown) => onLanguage(languageOf(settings))
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    if (!signal.aborted && changes[key]) tell(changes[key].newValue)
  }
  browser.storage.local.get(key).then(
    stored => !signal.aborted && tell(stored[key]),
    () => {
      // The extension was reloaded under this page: Bahasa Indonesia stays.
    },
  )
  browser.storage.local.onChanged.addListener(listener)
  signal.addEventListener('abort', () => {
    try {
      browser.storage.local.onChanged.removeListener(listener)
    } catch {
      // The extension is gone, and its listeners with it.
    }
  })
}

function languageOf(settings: unknown): Language {
  return (settings as { language?: unknown } | undefined)?.language === 'en' ? 'en' : 'id'
}
