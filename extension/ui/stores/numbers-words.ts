import { enNumbers } from '../words/en-numbers.ts'
import { idNumbers, type NumbersWords } from '../words/id-numbers.ts'
import { useSettings } from './settings-store.ts'

/** The sentences about the numbers of a page; they come with the list. */
export function useNumbersWords(): NumbersWords {
  return useSettings(({ language }) => language) === 'id' ? idNumbers : enNumbers
}
