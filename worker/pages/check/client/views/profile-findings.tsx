import type { Seller } from '#shared/domain/seller'
import { isSameFinding } from '#shared/rules/same-finding'
import { formatMonth, formatRupiah, toCategoryName } from '#shared/rules/verdict-words'
import type { Answer } from '../answers/answer.ts'
import { formatDay, joinDate } from '../dates.ts'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'
import { MonthsStrip } from './months-strip.tsx'

type ProfileAnswer = Extract<Answer, { state: 'profile' }>
type SellerFinding = Seller['findings'][number]

/** Each report with the seller's reply, in one box and of one size; the place for a reply stays open. */
export function ProfileFindings({ state, answer }: { state: State; answer: ProfileAnswer }) {
  const { findings: words } = wordsOf(state.language)
  const { result } = answer.known
  const told = [...result.counted.findings, ...result.disputed.findings, ...result.resolved]
  if (told.length === 0) return null
  const { details } = answer
  const shown =
    details.state === 'loaded'
      ? details.seller.findings.filter(finding => told.some(each => isSameFinding(each, finding)))
      : []
  const tone = result.severe ? 'severe' : result.verdict
  return (
    <>
      {result.counted.findings.length > 0 && (
        <section class={`tone-${tone}`}>
          <MonthsStrip findings={result.counted.findings} state={state} now={Date.now()} />
        </section>
      )}
      <section>
        <h2>{words.sellerTitle}</h2>
        {shown.map(finding => (
          <FindingBox
            key={finding.id}
            finding={finding}
            isLate={result.disputed.findings.some(each => isSameFinding(each, finding))}
            state={state}
          />
        ))}
      </section>
    </>
  )
}

function FindingBox(props: { finding: SellerFinding; isLate: boolean; state: State }) {
  const { finding, isLate } = props
  const { language } = props.state
  const { findings: words } = wordsOf(language)
  const { category, at, amount, summary, reply, replyAt } = finding
  return (
    <div class="both-sides">
      <article>
        <p class="side-head">
          <b>{toTitle(toCategoryName(category)[language])}</b>
          <time class="soft" datetime={at}>
            {joinDate(formatMonth(at, language))}
          </time>
        </p>
        {summary && <p dir="auto">{summary[language]}</p>}
        {amount > 0 && <p>{formatRupiah(amount, language)}</p>}
        <Outcome finding={finding} isLate={isLate} state={props.state} />
      </article>
      <article>
        <p class="side-head">
          <b>{words.reply}</b>
          {replyAt && (
            <time class="soft" datetime={replyAt}>
              {formatDay(replyAt, language)}
            </time>
          )}
        </p>
        <p class="side-text" dir="auto">
          {reply ?? words.noSellerReply}
        </p>
      </article>
    </div>
  )
}

/** What became of it since: settled, or under appeal. */
function Outcome({ finding, isLate, state }: { finding: SellerFinding; isLate: boolean; state: State }) {
  const { language } = state
  const { findings: words } = wordsOf(language)
  const { appeal, resolvedAt } = finding
  if (resolvedAt) {
    return (
      <p class="is-good">
        {words.resolved}, {formatDay(resolvedAt, language)}
      </p>
    )
  }
  if (!appeal) return null
  return (
    <p class="is-appealed">
      {isLate
        ? words.late(formatDay(appeal.deadlineAt, language))
        : words.appealed(formatDay(appeal.at, language))}
    </p>
  )
}

function toTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
