import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import { formatRupiah, toCategoryName } from '#shared/rules/verdict-words'
import { formatDay } from '../dates.ts'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'
import { MonthsStrip } from './months-strip.tsx'

type Known = Extract<NumberAnswer, { state: 'known' }>

/** What was found of a number: when, what, how much, and whether its holder answered. */
export function DestinationFindings({ state, known }: { state: State; known: Known }) {
  const { language } = state
  const { findings: words } = wordsOf(language)
  const { counted, disputed, resolved } = known.verdict
  const told = counted.findings.length > 0 ? counted : disputed
  if (told.findings.length === 0) return null
  return (
    <>
      <section class={`tone-${known.verdict.state}`}>
        <MonthsStrip findings={told.findings} state={state} now={Date.now()} />
        <dl class="facts">
          <Row name={words.category} value={toCategories(told.findings, state)} />
          {told.amount > 0 && <Row name={words.amount} value={formatRupiah(told.amount, language)} />}
          <Row name={words.checked} value={words.checkedBy} />
          {told.appealedSince && (
            <Row name={words.appeal} value={words.appealed(formatDay(told.appealedSince, language))} />
          )}
          {resolved.length > 0 && <Row name={words.resolved} value={words.resolvedCount(resolved.length)} />}
        </dl>
      </section>
      <section>
        <h2>{words.holderTitle}</h2>
        <p>{told.replied > 0 ? words.someReplies(told.replied, told.findings.length) : words.noReply}</p>
        <p class="soft">{words.holderNote}</p>
      </section>
    </>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** `Barang tidak dikirim, 2 kali`. */
function toCategories(findings: readonly { category: string }[], { language }: State): string {
  const { times } = wordsOf(language).findings
  const counts = new Map<string, number>()
  for (const { category } of findings) {
    const name = toCategoryName(category)[language]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const parts = [...counts].map(([name, n]) => (n > 1 ? times(name, n) : name))
  const text = parts.join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
