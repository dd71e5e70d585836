import { toLatestChecks } from '#shared/rules/describe-verdict'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { formatDate } from '#shared/rules/verdict-words'
import { CheckIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import './record.css'

/** What was checked, how and when. */
export function ChecksSection({ result }: { result: VerdictResult }) {
  const { checked } = useWords()
  const { language } = useSettings()
  const { verdict, verifiedSince } = result
  const checks = toLatestChecks(result.checks)
  if (checks.length === 0) return null
  return (
    <section className="section" id="checked">
      <h2 className="section-title">
        {checked.title}
        {verdict === 'verified' && verifiedSince && (
          <span className="section-note">{checked.since(formatDate(verifiedSince, language))}</span>
        )}
      </h2>
      <ul>
        {checks.map(({ kind, at }) => {
          const [name = kind, how = ''] = checked.names[kind] ?? []
          return (
            <li className="row" key={kind}>
              <span className="row-icon is-checked">
                <CheckIcon />
              </span>
              <span className="row-text">
                {name}
                <small>{how}</small>
              </span>
              <time className="date" dateTime={at}>
                {formatDate(at, language)}
              </time>
            </li>
          )
        })}
      </ul>
      {result.verdict === 'verified' && !result.idChecked && <p className="quiet">{checked.idNotSeen}</p>}
    </section>
  )
}
