import { useEffect, useState } from 'react'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { useCard } from '../stores/card-store.ts'
import { useWords } from '../stores/settings-store.ts'
import { ChecklistSection } from './checklist-section.tsx'
import { ChecksSection } from './checks-section.tsx'
import { ClaimLinks } from './claim-links.tsx'
import { FactsSection } from './facts-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { RatingSection } from './rating-section.tsx'
import { ReviewsList } from './reviews-list.tsx'
import { StatusStrip } from './status-strip.tsx'
import { SummaryStrip } from './summary-strip.tsx'

const stillAfterMs = 200
const slowAfterMs = 3_000

/** Everything below the verdict, in the order that the verdict asks for. */
export function CardDetails() {
  const { answer, seller } = useCard()
  if (!answer || answer.state === 'unknown') {
    return (
      <>
        {answer === null && <Waiting />}
        <ChecklistSection />
      </>
    )
  }
  const { result } = answer
  const details = seller?.state === 'loaded' ? seller.seller : null
  const hasRecord = result.verdict !== 'none'
  return (
    <>
      <StatusStrip answer={answer} />
      {hasRecord && <SummaryStrip result={result} />}
      {hasRecord && seller === null && <Waiting />}
      {details && <FindingsSection result={result} findings={details.findings} />}
      <ChecksSection result={result} />
      {result.rating.count > 0 && (
        <section>
          <RatingSection result={result} counts={details?.entry.reviews ?? noCounts(result)} />
          {details && <ReviewsList reviews={details.reviews} />}
        </section>
      )}
      <FactsSection result={result} facts={details?.facts ?? []} />
      <ChecklistSection />
      <ClaimLinks verdict={result.verdict} />
    </>
  )
}

/** Until the details are there, the distribution is empty and the numbers above it stand. */
function noCounts(_: VerdictResult) {
  return { all: [0, 0, 0, 0, 0], proven: [0, 0, 0, 0, 0] }
}

/** Nothing for a moment, still blocks after it, a sentence when it takes long. */
function Waiting() {
  const words = useWords()
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const startedAt = Date.now()
    const timer = setInterval(() => setWaited(Date.now() - startedAt), 200)
    return () => clearInterval(timer)
  }, [])
  if (waited < stillAfterMs) return null
  return (
    <section aria-busy="true">
      {waited < slowAfterMs ? (
        <>
          <span className="still" />
          <span className="still" />
          <span className="still" />
        </>
      ) : (
        <p className="quiet" role="status">
          {words.loadingDetails(Math.floor(waited / 1000))}
        </p>
      )}
    </section>
  )
}
