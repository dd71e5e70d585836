import { enPages } from '../words/en-pages.ts'
import { idPages, type PageWords } from '../words/id-pages.ts'
import { useSettings } from './settings-store.ts'

/** The sentences of the popup; the card does without them. */
export function usePageWords(): PageWords {
  return useSettings(({ language }) => language) === 'id' ? idPages : enPages
}
