import type { Check, VerdictResult } from '#shared/rules/verdict-of'
import { formatDate } from '#shared/rules/verdict-words'
import { CheckIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** What was checked, how and when. */
export function ChecksSection({ result }: { result: VerdictResult }) {
  const { checked } = useWords()
  const { language } = useSettings()
  const checks = latestOfEach(result.checks)
  if (checks.length === 0) return null
  return (
    <section id="checked">
      <h2>{checked.title}</h2>
      <ul className="rows">
        {checks.map(({ kind, at }) => {
          const [name = kind, how = ''] = checked.names[kind] ?? []
          return (
            <li key={kind}>
              <span className="is-checked">
                <CheckIcon />
              </span>
              <span>
                {name}
                <small>{how}</small>
              </span>
              <time dateTime={at}>{formatDate(at, language)}</time>
            </li>
          )
        })}
      </ul>
      {result.verdict === 'verified' && !result.idChecked && <p className="quiet">{checked.idNotSeen}</p>}
    </section>
  )
}

/** Several destinations with the same kind of check are one row, with the newest date. */
function latestOfEach(checks: readonly Check[]): Check[] {
  const latest = new Map<string, Check>()
  for (const check of checks) {
    const known = latest.get(check.kind)
    if (!known || known.at < check.at) latest.set(check.kind, check)
  }
  return [...latest.values()].sort((a, b) => b.at.localeCompare(a.at))
}
