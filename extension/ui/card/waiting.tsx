import { useEffect, useState } from 'react'
import { useWords } from '../stores/settings-store.ts'

const stillAfterMs = 200
const slowAfterMs = 3_000

/** Nothing for a moment, still blocks after it, a sentence when it takes long. */
export function Waiting({ hasVerdict }: { hasVerdict: boolean }) {
  const words = useWords()
  const waited = useWaited()
  if (waited < stillAfterMs) return null
  return (
    <section className="section" aria-busy="true">
      {waited < slowAfterMs ? (
        <>
          <span className="still" />
          <span className="still still-short" />
          <span className="still" />
          <span className="still still-short" />
        </>
      ) : (
        <p className="quiet">
          {words.loadingDetails(Math.floor(waited / 1000))} {hasVerdict && words.verdictIsHere}
        </p>
      )}
      <p className="offscreen" role="status">
        {waited >= slowAfterMs && words.slow}
      </p>
    </section>
  )
}

function useWaited(): number {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const startedAt = performance.now()
    const timer = setInterval(() => setWaited(performance.now() - startedAt), 200)
    return () => clearInterval(timer)
  }, [])
  return waited
}
