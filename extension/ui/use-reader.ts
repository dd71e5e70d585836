import { useEffect, useState } from 'react'
import { logOnce } from '../platform/logger.ts'

export type Reader = Pick<typeof import('./reading.ts'), 'readPasted' | 'toReadingText'>

/**
 * The recogniser, null until it is there. It knows every bank and weighs a third of a card, so it comes after the
 * first picture.
 */
export function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null)
  useEffect(() => {
    import('./reading.ts').then(
      ({ readPasted, toReadingText }) => setReader({ readPasted, toReadingText }),
      error => logOnce('recogniser not loaded', error),
    )
  }, [])
  return reader
}
