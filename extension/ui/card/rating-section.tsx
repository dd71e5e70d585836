import { useState } from 'react'
import type { ReviewCounts } from '#shared/domain/verdict'
import { fewestForMean, reviewPrior } from '#shared/rules/review-mean'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { formatMean } from '#shared/rules/verdict-words'
import { useSettings, useWords } from '../stores/settings-store.ts'
import './reviews.css'
import { Stars } from './stars.tsx'

/** The mean with the distribution behind it, and how it is reckoned. */
export function RatingSection({ result, counts }: { result: VerdictResult; counts: ReviewCounts | null }) {
  const { reviews } = useWords()
  const { language } = useSettings()
  const [isExplained, setExplained] = useState(false)
  const { mean, count, proven } = result.rating
  if (count === 0) return null
  return (
    <>
      <h2 className="section-title" id="reviews">
        {reviews.title}
      </h2>
      <div className="rating">
        <div>
          <b className="mean">{mean === null ? '–' : formatMean(mean, language)}</b>
          {mean !== null && <Stars value={mean} />}
          <small>{reviews.count(count)}</small>
        </div>
        {counts && <Distribution counts={counts} />}
      </div>
      <p className="legend">
        <span className="legend-key">
          <b>{proven}</b> {reviews.proven}
        </span>
        <span className="legend-key is-unproven">
          {count - proven} {reviews.unprovenShort}
        </span>
        <button
          type="button"
          className="link legend-how"
          aria-expanded={isExplained}
          onClick={() => setExplained(!isExplained)}
        >
          {reviews.how}
        </button>
      </p>
      {mean === null && <p className="quiet">{reviews.noMean(fewestForMean)}</p>}
      {isExplained && (
        <p className="quiet">
          {reviews.howText(formatMean(reviewPrior.stars, language), reviewPrior.weight, fewestForMean)}
        </p>
      )}
    </>
  )
}

const barWidth = 176
const width = 232
const rowHeight = 16

/** Bars from five stars to one: dark with proof of purchase, half without. */
function Distribution({ counts }: { counts: ReviewCounts }) {
  const { reviews } = useWords()
  const rows = [5, 4, 3, 2, 1].map(stars => {
    const all = counts.all[stars - 1] ?? 0
    return { stars, all, proven: Math.min(all, counts.proven[stars - 1] ?? 0) }
  })
  const most = Math.max(1, ...rows.map(({ all }) => all))
  const label = reviews.image(
    rows.map(({ stars, all, proven }) => reviews.imagePart(stars, all, proven)).join('; '),
  )
  return (
    <svg
      className="distribution"
      role="img"
      aria-label={label}
      width={width}
      height={rows.length * rowHeight}
      viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
    >
      {rows.map(({ stars, all, proven }, i) => {
        const y = i * rowHeight
        const dark = (proven / most) * barWidth
        const whole = (all / most) * barWidth
        return (
          <g key={stars}>
            <text x="0" y={y + 12}>
              {stars}
            </text>
            <rect className="bar-track" x="16" y={y + 4} width={barWidth} height="8" />
            <rect className="bar-unproven" x="16" y={y + 4} width={whole} height="8" />
            <rect
              className="bar-proven"
              x="16"
              y={y + 4}
              width={Math.max(0, dark - (dark < whole ? 1 : 0))}
              height="8"
            />
            <text x={width} y={y + 12} textAnchor="end">
              {all}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
