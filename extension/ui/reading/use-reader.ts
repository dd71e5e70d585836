import { useEffect, useState } from 'react'
import { logOnce } from '../../platform/logger.ts'

export type Reader = typeof import('./reading.ts')['reader']

/**
 * The recogniser and what shows its answers, null until they are there. They know every bank and weigh a third of
 * a card, so they come after the first picture.
 */
export function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null)
  useEffect(() => {
    import('./reading.ts').then(
      ({ reader: loaded }) => setReader(loaded),
      error => logOnce('recogniser not loaded', error),
    )
  }, [])
  return reader
}
