import type { Question } from '../question.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { toPlain } from '../to-plain.ts'
import { wordsOf } from '../words/words.ts'
import { Icon, type IconName } from './icon.tsx'

/** What a person checks before paying. Ticks are in memory and go with the result. */
export function Checklist({
  store,
  state,
  question,
}: {
  store: CheckStore
  state: State
  question: Question
}) {
  const { checklist } = wordsOf(state.language)
  const holder = question.kind === 'destination' ? question.reading.holder : null
  return (
    <section>
      <div>
        <h2>{checklist.title}</h2>
        <p class="soft">{checklist.how}</p>
      </div>
      <ul class="ticks">
        {checklist.items.map(([name, how], i) => (
          <li key={name}>
            <label class="tick">
              <input
                type="checkbox"
                class="offscreen"
                checked={state.ticks.has(name)}
                onChange={() => store.tick(name)}
              />
              <span class="tick-box">
                <Icon name="check" size={18} />
              </span>
              <span>
                <b>{name}</b>
                <TickHow text={i === 0 && holder ? checklist.holder(toPlain(holder)) : how} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TickHow({ text }: { text: string }) {
  return text ? (
    <span class="soft tick-how">
      <bdi>{text}</bdi>
    </span>
  ) : null
}

const doubtIcons: readonly IconName[] = ['courier', 'meeting', 'people']

export function Doubts({ state }: { state: State }) {
  const { doubts } = wordsOf(state.language)
  return (
    <section>
      <h2>{doubts.title}</h2>
      <ul class="ways">
        {doubts.items.map(([name, how], i) => (
          <li key={name}>
            <span class="tile">
              <Icon name={doubtIcons[i] ?? 'people'} />
            </span>
            <span>
              <b>{name}</b>
              <span class="soft tick-how">{how}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
