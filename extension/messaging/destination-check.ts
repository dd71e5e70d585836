import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'

/** What came of a check of numbers, or how far it is: then the same question is asked again. */
export type DestinationCheck =
  /** `share`: of the work that the server wants done first, from 0 to 1; null while only the server is waited for. */
  | { state: 'working'; share: number | null }
  | {
      state: 'answered'
      /** In the order asked. */
      answers: NumberAnswer[]
      /** The shop of the profile that was named; `open`: nobody could say just now. */
      shop: 'unasked' | 'found' | 'nobody' | 'open'
    }
