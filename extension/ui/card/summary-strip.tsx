import type { VerdictResult } from '#shared/rules/verdict-of'
import { formatMean } from '#shared/rules/verdict-words'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { Star } from './stars.tsx'

/** Three numbers that lead to their sections. */
export function SummaryStrip({ result }: { result: VerdictResult }) {
  const { summary } = useWords()
  const { language } = useSettings()
  const { rating, counted, checks } = result
  return (
    <nav className="summary">
      <a href="#reviews">
        <b>
          {rating.mean !== null && <Star />}
          {rating.mean === null ? rating.count : formatMean(rating.mean, language)}
        </b>
        <span>{rating.mean === null ? summary.reviews : `${rating.count} ${summary.reviews}`}</span>
      </a>
      <a href="#findings">
        <b className={counted.incidents > 0 ? 'is-finding' : ''}>{counted.incidents}</b>
        <span>{summary.reports}</span>
      </a>
      <a href="#checked">
        <b>{checks.length}</b>
        <span>{summary.checks}</span>
      </a>
    </nav>
  )
}
