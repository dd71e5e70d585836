import { useEffect, useState } from 'react'
import { logOnce } from '../platform/logger.ts'

export type Reader = typeof import('./reading.ts')

/**
 * The recogniser, null until it is there. It knows every bank and weighs a third of a card, so it comes after the
 * first picture.
 */
export function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null)
  useEffect(() => {
    import('./reading.ts').then(
      loaded => setReader(() => loaded),
      error => logOnce('recogniser not loaded', error),
    )
  }, [])
  return reader
}
