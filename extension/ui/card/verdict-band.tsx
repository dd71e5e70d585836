import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import { describeVerdict } from '#shared/rules/describe-verdict'
import { cannotCheckName, formatDate } from '#shared/rules/verdict-words'
import { CloudOffIcon } from '../icons.tsx'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'
import './band.css'
import { toTone } from './card-parts.ts'
import { LateNote } from './late-note.tsx'

/** The verdict in one colour, one silhouette, one heading and its reasons. */
export function VerdictBand({ answer }: { answer: LookupAnswer | null }) {
  const { language } = useSettings()
  if (!answer) return <LoadingBand />
  if (answer.state === 'unknown') return <UnknownBand answer={answer} />
  const { result } = answer
  const tone = toTone(result)
  const { title, strong, text, advice } = describeVerdict(result, language)
  return (
    <section className={`band tone-${tone}`} data-verdict={result.severe ? 'severe' : result.verdict}>
      <div className="band-body">
        <VerdictIcon name={result.severe ? 'severe' : result.verdict} size={28} />
        <div className="band-text">
          <h2 className="band-title">{title}</h2>
          <p>
            {strong && <strong>{strong}</strong>} {text}
          </p>
        </div>
      </div>
      {advice && (
        <p className="band-advice">
          <strong>{advice.strong}</strong> {advice.text}
        </p>
      )}
      {result.verdict === 'disputed' && <LateNote result={result} />}
    </section>
  )
}

function UnknownBand({ answer }: { answer: Extract<LookupAnswer, { state: 'unknown' }> }) {
  const words = useWords()
  const { language } = useSettings()
  const reload = useCard(state => state.reload)
  return (
    <section className="band tone-none" data-verdict="unknown">
      <div className="band-body">
        <span className="disc">
          <CloudOffIcon size={18} />
        </span>
        <div className="band-text">
          <h2 className="band-title">{cannotCheckName[language]}</h2>
          <p>
            {words.problem[answer.problem]} <strong>{words.band.unknownIsNotSafe}</strong>
          </p>
        </div>
      </div>
      <p className="band-advice band-retry">
        <span>
          {answer.data &&
            words.footer.data(formatDate(answer.data.publishedAt, language), answer.data.version)}
        </span>
        <button type="button" className="small" onClick={() => void reload()}>
          {words.retry}
        </button>
      </p>
    </section>
  )
}

function LoadingBand() {
  const { band } = useWords()
  return (
    <section className="band tone-none" aria-busy="true" data-verdict="loading">
      <div className="band-body">
        <span className="still still-icon" />
        <div className="band-text">
          <h2 className="offscreen">{band.loading}</h2>
          <span className="still" />
          <span className="still still-short" />
        </div>
      </div>
    </section>
  )
}
