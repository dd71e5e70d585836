import type { Appeal, Finding } from '#shared/domain/verdict'
import { isSameFinding } from '#shared/rules/same-finding'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { formatDate } from '#shared/rules/verdict-words'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

const dayMs = 86_400_000
const cell = 9
const gap = 2
const mostCells = 14

/** What our own lateness changes, and by how much we are late. */
export function LateNote({ result }: { result: VerdictResult }) {
  const { language } = useSettings()
  const { band } = useWords()
  const appeal = findEarliest(
    useCard(state => state.seller),
    result,
  )
  if (!appeal) return <p className="band-advice">{band.disputedLate}</p>
  const late = Math.max(0, Math.floor((Date.now() - Date.parse(appeal.deadlineAt)) / dayMs))
  return (
    <p className="band-advice">
      <DayCells given={toDays(appeal)} late={late} />{' '}
      <strong>{band.deadline(formatDate(appeal.deadlineAt, language), late)} </strong>
      {band.disputedLate}
    </p>
  )
}

/** The days that we had, filled, and the days over them, thin. The sentence beside it says the same. */
function DayCells({ given, late }: { given: number; late: number }) {
  const full = Math.min(given, mostCells)
  const thin = Math.min(late, mostCells - full)
  const width = full * (cell + gap) + thin * (gap + 3)
  return (
    <svg className="day-cells" width={width} height="8" aria-hidden="true">
      {Array.from({ length: full }, (_, i) => i * (cell + gap)).map(x => (
        <rect key={x} x={x} width={cell} height="8" rx="1.5" />
      ))}
      {Array.from({ length: thin }, (_, i) => full * (cell + gap) + i * (gap + 3)).map(x => (
        <rect key={x} x={x} width="3" height="8" rx="1" />
      ))}
    </svg>
  )
}

function findEarliest(
  seller: ReturnType<typeof useCard.getState>['seller'],
  { disputed }: VerdictResult,
): Appeal | null {
  if (seller?.state !== 'loaded') return null
  const { findings, appeals } = seller.seller.entry
  const isLate = (finding: Finding) => disputed.findings.some(each => isSameFinding(each, finding))
  const late = new Set(findings.filter(isLate).map(({ id }) => id))
  return (
    appeals
      .filter(({ finding }) => late.has(finding))
      .toSorted((a, b) => a.deadlineAt.localeCompare(b.deadlineAt))[0] ?? null
  )
}

function toDays({ at, deadlineAt }: Appeal): number {
  return Math.max(1, Math.round((Date.parse(deadlineAt) - Date.parse(at)) / dayMs))
}
