import { VerdictIcon } from '../../../verdict-icon.tsx'
import { type Band, bandOf, describeAge } from '../band-of.ts'
import type { Check, State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { Icon } from './icon.tsx'

interface PartProps {
  store: CheckStore
  state: State
  check: Check
}

/** The answer in one colour, one silhouette, one heading; heard as soon as it is there. */
export function BandView({ store, state, check }: PartProps) {
  const { answer, question } = check
  const band = answer && bandOf(answer, question, state.language)
  return (
    <div role="status" class="band-place">
      {band && answer ? (
        <>
          <BandBody band={band} />
          {answer.state === 'unknown' && <Retry store={store} state={state} />}
          <Age text={describeAge(answer, state.language)} />
        </>
      ) : (
        <Waiting state={state} work={check.work} />
      )}
    </div>
  )
}

function BandBody({ band }: { band: Band }) {
  return (
    <section class={`verdict tone-${band.tone}`} data-tone={band.icon}>
      <div class="verdict-body">
        {band.icon === 'offline' ? (
          <span class="disc">
            <Icon name="offline" size={22} />
          </span>
        ) : (
          <VerdictIcon verdict={band.icon} />
        )}
        <div>
          <h2 class="verdict-title">{band.title}</h2>
          <p>
            {band.strong && <b>{band.strong} </b>}
            {band.text}
          </p>
          {band.more.map(line => (
            <p class="verdict-more" key={line}>
              {line}
            </p>
          ))}
        </div>
      </div>
      {band.advice && (
        <p class="verdict-advice">
          <b>{band.advice.strong}</b> {band.advice.text}
        </p>
      )}
    </section>
  )
}

function Waiting({ state, work }: { state: State; work: number | null }) {
  const { result } = wordsOf(state.language)
  return (
    <section class="verdict tone-none" aria-busy="true" data-tone="waiting">
      <div class="verdict-body">
        <span class="disc">
          <Icon name="again" size={22} />
        </span>
        <div>
          <h2 class="verdict-title">{work === null ? result.checking : result.counting}</h2>
          {work !== null && (
            <>
              <p>{result.countingHow}</p>
              <progress class="work" max={100} value={Math.round(work * 100)} aria-label={result.counting} />
            </>
          )}
        </div>
      </div>
    </section>
  )
}

function Retry({ store, state }: { store: CheckStore; state: State }) {
  return (
    <div class="retry">
      <button type="button" class="button" onClick={() => store.retry()}>
        <Icon name="again" size={20} /> {wordsOf(state.language).result.retry}
      </button>
    </div>
  )
}

function Age({ text }: { text: string | null }) {
  return text ? <p class="age">{text}</p> : null
}
