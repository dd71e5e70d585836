import { enReading } from '../words/en-reading.ts'
import { idReading, type ReadingWords } from '../words/id-reading.ts'
import { useSettings } from './settings-store.ts'

/** The sentences about what was pasted or photographed; they come with the recogniser. */
export function useReadingWords(): ReadingWords {
  return useSettings(({ language }) => language) === 'id' ? idReading : enReading
}
