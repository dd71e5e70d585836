import { enCheck } from '../words/en-check.ts'
import { type CheckWords, idCheck } from '../words/id-check.ts'
import { useSettings } from './settings-store.ts'

/** The sentences of the check page. */
export function useCheckWords(): CheckWords {
  return useSettings(({ language }) => language) === 'id' ? idCheck : enCheck
}
