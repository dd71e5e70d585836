import { enAccount } from '../words/en-account.ts'
import { type AccountWords, idAccount } from '../words/id-account.ts'
import { useSettings } from './settings-store.ts'

/** The sentences about accounts; they come with what needs one. */
export function useAccountWords(): AccountWords {
  return useSettings(({ language }) => language) === 'id' ? idAccount : enAccount
}
