import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { useCard } from '../stores/card-store.ts'
import { useWords } from '../stores/settings-store.ts'
import { ChecklistSection } from './checklist-section.tsx'
import { ChecksSection } from './checks-section.tsx'
import { ClaimLinks } from './claim-links.tsx'
import { FactsSection, type SellerFact } from './facts-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { PaidSection } from './paid-section.tsx'
import { RatingSection } from './rating-section.tsx'
import { ReviewsList } from './reviews-list.tsx'
import { StatusStrip } from './status-strip.tsx'
import { SummaryStrip } from './summary-strip.tsx'
import { Waiting } from './waiting.tsx'

/** Everything below the verdict, in the order that the verdict asks for. */
export function CardDetails() {
  const answer = useCard(state => state.answer)
  if (answer?.state === 'known') return <KnownDetails answer={answer} />
  return (
    <>
      {answer === null && <Waiting hasVerdict={false} />}
      <ChecklistSection verdict={answer ? 'unknown' : 'none'} />
    </>
  )
}

function KnownDetails({ answer }: { answer: Extract<LookupAnswer, { state: 'known' }> }) {
  const { footer } = useWords()
  const { seller, subject } = useCard()
  const { result } = answer
  const isWaiting = result.verdict !== 'none' && seller === null
  return (
    <>
      <StatusStrip answer={answer} />
      {hasNumbers(result) && <SummaryStrip result={result} />}
      {isWaiting && <Waiting hasVerdict />}
      <Record answer={answer} />
      <ChecklistSection verdict={result.verdict} />
      {subject && <ClaimLinks profile={subject.key} result={result} />}
      {seller && seller.state !== 'absent' && <p className="section quiet">{footer.asked}</p>}
    </>
  )
}

/** What is public about this seller, findings first. */
function Record({ answer }: { answer: Extract<LookupAnswer, { state: 'known' }> }) {
  const words = useWords()
  const seller = useCard(state => state.seller)
  const details = seller?.state === 'loaded' ? seller.seller : null
  const { result, realShop, data } = answer
  const own: SellerFact[] = realShop
    ? [{ kind: 'look-alike', at: data.publishedAt, source: words.facts.ownSource, of: realShop }]
    : []
  const facts = [...own, ...(details?.facts ?? [])]
  return (
    <>
      {details && <FindingsSection result={result} findings={details.findings} />}
      {result.verdict === 'reported' && <PaidSection />}
      {result.verdict === 'caution' && <FactsSection result={result} facts={facts} />}
      <ChecksSection result={result} />
      {result.rating.count > 0 && (
        <section className="section">
          <RatingSection result={result} counts={details?.entry.reviews ?? null} />
          {details && <ReviewsList reviews={details.reviews} />}
        </section>
      )}
      {result.verdict !== 'caution' && <FactsSection result={result} facts={facts} />}
    </>
  )
}

/** Three noughts tell nothing. */
function hasNumbers({ rating, counted, disputed, checks }: VerdictResult): boolean {
  return rating.count + counted.incidents + disputed.incidents + checks.length > 0
}
