import type { Seller } from '#shared/domain/seller'
import { addMonths } from '#shared/rules/dates'
import { findingMonths, type VerdictResult } from '#shared/rules/verdict-of'
import { formatDate, formatMonth, formatRupiah, toCategoryName } from '#shared/rules/verdict-words'
import { CheckIcon, TimerIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { toTone } from './card-parts.ts'
import { MonthsTimeline } from './months-timeline.tsx'
import './record.css'

type SellerFinding = Seller['findings'][number]

/** Each finding with the seller's reply beside it, equal in size; the place for a reply stays open. */
export function FindingsSection({
  result,
  findings,
}: {
  result: VerdictResult
  findings: readonly SellerFinding[]
}) {
  const words = useWords()
  const { language, apiUrl } = useSettings()
  const isActive = result.verdict === 'reported'
  if (findings.length === 0) return null
  const last = Math.max(...findings.map(({ at }) => Date.parse(at)))
  const lapse = new Date(addMonths(last, findingMonths)).toISOString()
  return (
    <>
      <section className={`section tone-${toTone(result)}`} id="findings">
        <h2 className="section-title">{words.findings.title}</h2>
        {isActive && <MonthsTimeline findings={result.counted.findings} />}
        {findings.map(finding => (
          <FindingBox key={finding.id} finding={finding} />
        ))}
        <p className="quiet">{words.findings.lapse(formatMonth(lapse, language))}</p>
      </section>
      {isActive && (
        <section className="section">
          <h2 className="section-title">{words.findings.paidTitle}</h2>
          <p className="quiet">{words.findings.paidText}</p>
          <a className="primary" href={`${apiUrl}/lapor`} target="_blank" rel="noopener noreferrer">
            <TimerIcon /> {words.findings.paidButton}
          </a>
        </section>
      )}
    </>
  )
}

function FindingBox({ finding }: { finding: SellerFinding }) {
  const { findings: words } = useWords()
  const { language } = useSettings()
  const { appeal, amount, resolvedAt, reply, replyAt, summary } = finding
  const isLate = appeal !== null && Date.parse(appeal.deadlineAt) <= Date.now()
  return (
    <div className="both-sides">
      <article className="side">
        <p className="side-head">
          <b className="side-title">{toCategoryName(finding.category)[language]}</b>
          <time className="date" dateTime={finding.at}>
            {formatMonth(finding.at, language)}
          </time>
        </p>
        {summary && <p>{summary[language]}</p>}
        {amount > 0 && <p>{words.lost(formatRupiah(amount, language))}</p>}
        <small>{words.twoModerators}</small>
        {resolvedAt && (
          <p className="is-resolved">
            <CheckIcon /> {words.resolved(formatDate(resolvedAt, language))}
          </p>
        )}
        {appeal && !resolvedAt && (
          <p className="is-appealed">
            {isLate
              ? words.late(formatDate(appeal.deadlineAt, language))
              : words.appealed(formatDate(appeal.at, language))}
          </p>
        )}
      </article>
      <article className="side">
        <p className="side-head">
          <b>{words.reply}</b>
          {replyAt && (
            <time className="date" dateTime={replyAt}>
              {formatDate(replyAt, language)}
            </time>
          )}
        </p>
        <p>{reply ?? words.noReply}</p>
      </article>
    </div>
  )
}
