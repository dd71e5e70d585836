import { useState } from 'hono/jsx/dom'
import { namelessWords } from '#shared/rules/nameless-words'
import type { NamelessLink } from '#shared/rules/understand'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'

type Opening = { state: 'idle' | 'opening' } | { state: 'failed'; reason: string }

/** How to get a link that names somebody, or the offer to have it opened, which our server then sees. */
export function NamelessHelp(props: { store: CheckStore; state: State; link: NamelessLink }) {
  const { store, state, link } = props
  const words = namelessWords[state.language]
  const [opening, setOpening] = useState<Opening>({ state: 'idle' })

  async function open() {
    if (opening.state === 'opening') return
    setOpening({ state: 'opening' })
    const reason = await store.openLink()
    setOpening(reason ? { state: 'failed', reason } : { state: 'idle' })
  }

  return (
    <div class="box">
      <h2>{words.title}</h2>
      <p>{words.how}</p>
      <h3>1. {words.copyTitle}</h3>
      <ol class="numbered">
        {words.copySteps[link]?.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3>2. {words.openTitle}</h3>
      <p class="soft">{words.openHow}</p>
      <button type="button" class="button" onClick={() => void open()}>
        {opening.state === 'opening' ? `${words.opening}…` : words.open}
      </button>
      <p class="said" role="status">
        {opening.state === 'failed' ? (words.reasons[opening.reason] ?? words.reasons.offline) : ''}
      </p>
    </div>
  )
}
