import { toLatestChecks } from '#shared/rules/describe-verdict'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { formatMean } from '#shared/rules/verdict-words'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { toTone } from './card-parts.ts'
import './record.css'
import { Star } from './stars.tsx'

/** Three numbers that lead to their sections. */
export function SummaryStrip({ result }: { result: VerdictResult }) {
  const { summary, reviews } = useWords()
  const { language } = useSettings()
  const { rating, counted, disputed, checks } = result
  const isDisputed = counted.incidents === 0 && disputed.incidents > 0
  const reports = isDisputed ? disputed.incidents : counted.incidents
  return (
    <nav className={`summary tone-${toTone(result)}`} aria-label={summary.title}>
      <a className="summary-cell" href={rating.count > 0 ? '#reviews' : undefined}>
        <span className="summary-number">
          {rating.mean !== null && <Star />}
          {rating.mean === null ? rating.count : formatMean(rating.mean, language)}
        </span>
        <span className="summary-word">
          {rating.mean === null ? summary.reviews : reviews.count(rating.count)}
        </span>
      </a>
      <a className="summary-cell" href={reports > 0 ? '#findings' : undefined}>
        <span className={reports > 0 ? 'summary-number has-tone' : 'summary-number'}>{reports}</span>
        <span className="summary-word">{isDisputed ? summary.disputed : summary.reports}</span>
      </a>
      <a className="summary-cell" href={checks.length > 0 ? '#checked' : undefined}>
        <span className="summary-number">{toLatestChecks(checks).length}</span>
        <span className="summary-word">{summary.checks}</span>
      </a>
    </nav>
  )
}
