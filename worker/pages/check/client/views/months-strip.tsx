import type { Finding } from '#shared/domain/verdict'
import { toMonths } from '../months.ts'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'

const cell = 56
const height = 60

/** When it happened: a block in each month that had some, with how many. */
export function MonthsStrip(props: { findings: readonly Finding[]; state: State; now: number }) {
  const { language } = props.state
  const { findings: words } = wordsOf(language)
  const columns = toMonths(
    props.findings.map(({ at }) => at),
    props.now,
    language,
  )
  const spoken = columns.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`)
  const years = [...new Set(columns.map(({ month }) => month.slice(0, 4)))]
  // Beyond a year the names of all months no longer fit.
  const step = columns.length > 12 ? 6 : columns.length > 6 ? 3 : 1
  const wide = columns.length * cell
  const unit = wide / (6 * cell)
  return (
    <div>
      <div class="strip-head">
        <h2>{words.when}</h2>
        <span class="soft">{years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0]}</span>
      </div>
      <svg
        class="strip"
        role="img"
        aria-label={words.months(spoken.join(', '))}
        viewBox={`0 0 ${wide} ${height * unit}`}
      >
        <path class="strip-axis" d={`M0 ${34 * unit}H${wide}`} stroke-width={2 * unit} />
        {columns.map(({ month, label, count }, i) => (
          <Column
            key={month}
            middle={(i + 0.5) * cell}
            unit={unit}
            label={i % step === 0 ? label : ''}
            count={count}
          />
        ))}
      </svg>
    </div>
  )
}

function Column(props: { middle: number; unit: number; label: string; count: number }) {
  const { middle, unit, label, count } = props
  const half = Math.min(15 * unit, cell * 0.45)
  return (
    <g>
      {count > 0 && (
        <>
          <path
            class="strip-block"
            d={`M${middle - half} ${33 * unit}v${-26 * unit}q0 ${-4 * unit} ${4 * unit} ${-4 * unit}h${2 * half - 8 * unit}q${4 * unit} 0 ${4 * unit} ${4 * unit}v${26 * unit}Z`}
          />
          <text class="strip-count" x={middle} y={23 * unit} font-size={15 * unit}>
            {count}
          </text>
        </>
      )}
      <text class="strip-label" x={middle} y={54 * unit} font-size={14 * unit}>
        {label}
      </text>
    </g>
  )
}
