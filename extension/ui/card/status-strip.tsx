import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import { formatDate } from '#shared/rules/verdict-words'
import { ClockIcon, CloudOffIcon } from '../icons.tsx'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

const staleMs = 24 * 3_600_000

/** What is not as it should be: details that failed, data that are old, a server in trouble. */
export function StatusStrip({ answer }: { answer: Extract<LookupAnswer, { state: 'known' }> }) {
  const words = useWords()
  const { language } = useSettings()
  const { seller, reload } = useCard()
  const hasFailed = seller?.state === 'failed'
  const isStale = Date.now() - Date.parse(answer.data.publishedAt) > staleMs
  if (!hasFailed && !answer.problem && !isStale) return null
  const sentences = [
    hasFailed && words.detailsFailed,
    answer.problem && words.problem[answer.problem],
    (isStale || answer.problem) && words.staleData(formatDate(answer.data.publishedAt, language)),
  ].filter(Boolean)
  return (
    <aside className="strip" role="status">
      <span className="strip-icon">{hasFailed || answer.problem ? <CloudOffIcon /> : <ClockIcon />}</span>
      <p className="strip-text">{sentences.join(' ')}</p>
      <button type="button" className="small" onClick={() => void reload()}>
        {words.retry}
      </button>
    </aside>
  )
}
