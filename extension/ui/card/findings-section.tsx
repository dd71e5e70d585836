import type { Seller } from '#shared/domain/seller'
import { addMonths } from '#shared/rules/dates'
import { isSameFinding } from '#shared/rules/same-finding'
import { findingMonths, type VerdictResult } from '#shared/rules/verdict-of'
import { formatDate, formatMonth, formatRupiah, toCategoryName } from '#shared/rules/verdict-words'
import { CheckIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { toTone } from './card-parts.ts'
import { MonthsTimeline } from './months-timeline.tsx'
import './record.css'

type SellerFinding = Seller['findings'][number]

/** Each finding with the seller's reply, equal in size; the place for a reply stays open. */
export function FindingsSection(props: { result: VerdictResult; findings: readonly SellerFinding[] }) {
  const { findings: words } = useWords()
  const { language } = useSettings()
  const { result } = props
  // What the verdict left out, lapsed or of another account, is not shown either.
  const told = [...result.counted.findings, ...result.disputed.findings, ...result.resolved]
  const findings = props.findings.filter(finding => told.some(each => isSameFinding(each, finding)))
  if (findings.length === 0) return null
  const last = Math.max(...findings.map(({ at }) => Date.parse(at)))
  const lapse = new Date(addMonths(last, findingMonths)).toISOString()
  return (
    <section className={`section tone-${toTone(result)}`} id="findings">
      <h2 className="section-title">{words.title}</h2>
      {result.verdict === 'reported' && <MonthsTimeline findings={result.counted.findings} />}
      {findings.map(finding => (
        <FindingBox
          key={finding.id}
          finding={finding}
          isLate={result.disputed.findings.some(each => isSameFinding(each, finding))}
        />
      ))}
      <p className="quiet">{words.lapse(formatMonth(lapse, language))}</p>
    </section>
  )
}

function FindingBox({ finding, isLate }: { finding: SellerFinding; isLate: boolean }) {
  const { findings: words } = useWords()
  const { language } = useSettings()
  const { category, at, amount, summary } = finding
  return (
    <div className="both-sides">
      <article className="side">
        <p className="side-head">
          <b className="side-title">{toCategoryName(category)[language]}</b>
          <time className="date" dateTime={at}>
            {formatMonth(at, language)}
          </time>
        </p>
        {summary && <p>{summary[language]}</p>}
        {amount > 0 && <p>{words.lost(formatRupiah(amount, language))}</p>}
        <small>{words.twoModerators}</small>
        <Outcome finding={finding} isLate={isLate} />
      </article>
      <Reply finding={finding} />
    </div>
  )
}

/** What became of it since: settled, or under appeal. */
function Outcome({ finding, isLate }: { finding: SellerFinding; isLate: boolean }) {
  const { findings: words } = useWords()
  const { language } = useSettings()
  const { appeal, resolvedAt } = finding
  if (resolvedAt) {
    return (
      <p className="is-resolved">
        <CheckIcon /> {words.resolved(formatDate(resolvedAt, language))}
      </p>
    )
  }
  if (!appeal) return null
  return (
    <p className="is-appealed">
      {isLate
        ? words.late(formatDate(appeal.deadlineAt, language))
        : words.appealed(formatDate(appeal.at, language))}
    </p>
  )
}

function Reply({ finding: { reply, replyAt } }: { finding: SellerFinding }) {
  const { findings: words } = useWords()
  const { language } = useSettings()
  return (
    <article className="side">
      <p className="side-head">
        <b>{words.reply}</b>
        {replyAt && (
          <time className="date" dateTime={replyAt}>
            {formatDate(replyAt, language)}
          </time>
        )}
      </p>
      <p className={reply ? 'review-text' : 'quiet'}>{reply ?? words.noReply}</p>
    </article>
  )
}
