import { enOptions } from '../words/en-options.ts'
import { idOptions, type OptionsWords } from '../words/id-options.ts'
import { useSettings } from './settings-store.ts'

/** The sentences of the options page. */
export function useOptionsWords(): OptionsWords {
  return useSettings(({ language }) => language) === 'id' ? idOptions : enOptions
}
