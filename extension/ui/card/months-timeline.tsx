import type { Finding } from '#shared/domain/verdict'
import { addMonths } from '#shared/rules/dates'
import { formatMonth } from '#shared/rules/verdict-words'
import { useSettings, useWords } from '../stores/settings-store.ts'

const months = 6
const cell = 53

/** The last six months up to the newest finding, with how many fell into each. */
export function MonthsTimeline({ findings }: { findings: readonly Finding[] }) {
  const words = useWords()
  const { language } = useSettings()
  const newest = Math.max(...findings.map(({ at }) => Date.parse(at)))
  const columns = Array.from({ length: months }, (_, i) => {
    const at = new Date(addMonths(newest, i - months + 2)).toISOString()
    const name = formatMonth(at, language)
    return { name, count: findings.filter(finding => formatMonth(finding.at, language) === name).length }
  })
  const spoken = columns.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`)
  return (
    <svg
      className="timeline"
      role="img"
      aria-label={words.findings.months(spoken.join(', '))}
      width={months * cell}
      height="44"
      viewBox={`0 0 ${months * cell} 44`}
    >
      <path className="timeline-axis" d={`M0 26.5H${months * cell}`} />
      {columns.map(({ name, count }, i) => (
        <g key={name}>
          {count > 0 && (
            <>
              <rect
                className="timeline-block"
                x={i * cell + cell / 2 - 10}
                y="3"
                width="20"
                height="23"
                rx="3"
              />
              <text className="timeline-count" x={i * cell + cell / 2} y="19" textAnchor="middle">
                {count}
              </text>
            </>
          )}
          <text x={i * cell + cell / 2} y="40" textAnchor="middle">
            {name.slice(0, 3)}
          </text>
        </g>
      ))}
    </svg>
  )
}
