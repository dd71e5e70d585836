import type { FactKind } from '#shared/domain/verdict'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { cannotCheckName, describeFindings, describeReplies, formatDate } from '#shared/rules/verdict-words'
import type { LookupAnswer } from '../../messaging/lookup-answer.ts'
import { CloudOffIcon } from '../icons.tsx'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'
import './band.css'
import type { Words } from '../words/id.ts'
import { toBandTitle, toLatestChecks, toTone } from './card-parts.ts'
import { LateNote } from './late-note.tsx'

/** The verdict in one colour, one silhouette, one heading and its reasons. */
export function VerdictBand({ answer }: { answer: LookupAnswer | null }) {
  const words = useWords()
  const { language } = useSettings()
  if (!answer) return <LoadingBand />
  if (answer.state === 'unknown') return <UnknownBand answer={answer} />
  const { result } = answer
  const tone = toTone(result)
  return (
    <section className={`band tone-${tone}`} data-verdict={result.severe ? 'severe' : result.verdict}>
      <div className="band-body">
        <VerdictIcon name={result.severe ? 'severe' : result.verdict} size={28} />
        <div className="band-text">
          <h2 className="band-title">{toBandTitle(result, words, language)}</h2>
          <BandText result={result} />
        </div>
      </div>
      <Advice result={result} />
    </section>
  )
}

function BandText({ result }: { result: VerdictResult }) {
  const { language } = useSettings()
  const { band } = useWords()
  const { verdict, counted, disputed, warnings, checks } = result
  switch (verdict) {
    case 'verified':
      return <p>{band.verified(toLatestChecks(checks).length)}</p>
    case 'claimed':
      return <p>{band.claimed}</p>
    case 'caution':
      return <p>{warningText(warnings[0]?.kind, band)}</p>
    case 'reported':
      return (
        <p>
          {describeFindings(counted, language)} {describeReplies(counted, language)}{' '}
          {counted.appealedSince && band.appealedSince(formatDate(counted.appealedSince, language))}{' '}
          {disputed.findings.length > 0 && band.alsoDisputed(disputed.findings.length)}
        </p>
      )
    case 'disputed':
      return (
        <p>{band.disputed(disputed.findings.length, formatDate(disputed.appealedSince ?? '', language))}</p>
      )
    default:
      return (
        <p>
          <strong>{band.noneIsNotSafe}</strong> {verdict === 'none' ? band.none : band.noted}
        </p>
      )
  }
}

function Advice({ result }: { result: VerdictResult }) {
  const { verdict, severe, warnings } = result
  const { band } = useWords()
  if (verdict === 'reported') {
    return (
      <p className="band-advice">
        <strong>{severe ? band.adviceWait : band.adviceRead}</strong>{' '}
        {severe ? band.adviceCod : band.adviceMatch}
      </p>
    )
  }
  if (verdict === 'caution') {
    return (
      <p className="band-advice">
        <strong>{band.adviceWait}</strong> {adviceFor(warnings[0]?.kind, band)}
      </p>
    )
  }
  return verdict === 'disputed' ? <LateNote result={result} /> : null
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

function adviceFor(kind: FactKind | undefined, band: Words['band']): string {
  if (kind === 'look-alike') return band.adviceCompare
  return kind === 'id-changed' ? band.adviceNew : band.adviceAsk
}

function warningText(kind: FactKind | undefined, band: Words['band']): string {
  if (kind === 'look-alike') return band.lookAlike
  return kind === 'id-changed' ? band.idChanged : band.suspended
}
