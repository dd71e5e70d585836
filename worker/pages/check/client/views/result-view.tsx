import { toOwnerName } from '#shared/rules/destination-label'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { toProfileUrl } from '#shared/rules/subject-key'
import type { Answer } from '../answers/answer.ts'
import { formatClock, formatDay } from '../dates.ts'
import type { Question } from '../question.ts'
import type { Check, State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { subjectOf } from '../subject-of.ts'
import { wordsOf } from '../words/words.ts'
import { BandView } from './band.tsx'
import { Checklist, Doubts } from './checklist.tsx'
import { DestinationFindings } from './destination-findings.tsx'
import { Icon } from './icon.tsx'
import { Invitation } from './invitation.tsx'
import { OfficialCheck } from './official-check.tsx'
import { PaidBox } from './paid-box.tsx'
import { ProfileDetails } from './profile-details.tsx'

interface PartProps {
  store: CheckStore
  state: State
  check: Check
}

/** What came of one question, and what to do with it. */
export function ResultView({ store, state, check }: PartProps) {
  const { language } = state
  const { answer, question } = check
  return (
    <>
      <SubjectRow check={check} state={state} />
      <BandView store={store} state={state} check={check} />
      {answer?.state === 'profile' && <ProfileDetails state={state} answer={answer} />}
      {answer?.state === 'destination' && <DestinationFindings state={state} known={answer.known} />}
      {answer && isOpen(answer) && (
        <>
          <Checklist store={store} state={state} question={question} />
          <Doubts state={state} />
        </>
      )}
      {answer && hasFindings(answer) && <PaidBox language={language} />}
      <section class="last">
        {answer && <NextSteps state={state} question={question} answer={answer} />}
        <button type="button" class="text-button is-wide" onClick={() => store.goBack(true)}>
          <Icon name="search" size={20} /> {wordsOf(language).result.another}
        </button>
        {answer && <DataLine state={state} answer={answer} />}
      </section>
    </>
  )
}

function SubjectRow({ check, state }: { check: Check; state: State }) {
  const { icon, name, notes } = subjectOf(check, state.language)
  return (
    <div class="subject">
      <span class="tile">
        <Icon name={icon} />
      </span>
      <div>
        <p class="soft">{wordsOf(state.language).result.subject}</p>
        <p class="subject-name">
          <bdi>{name}</bdi>
        </p>
        {notes.map(note => (
          <p class="soft" key={note}>
            <bdi>{note}</bdi>
          </p>
        ))}
      </div>
    </div>
  )
}

function NextSteps({ state, question, answer }: { state: State; question: Question; answer: Answer }) {
  const profile = profileOf(question, answer)
  const isOwn = answer.state === 'destination' && answer.known.verdict.state === 'own'
  const isUnclaimed = answer.state === 'profile' && ['none', 'noted'].includes(answer.known.result.verdict)
  const isAccount = question.kind === 'destination' && toDestinationKind(question.key) !== 'qris'
  return (
    <>
      {isAccount && !isOwn && <OfficialCheck state={state} reading={question.reading} />}
      {isUnclaimed && <Invitation state={state} profile={answer.known.key} />}
      {profile && (
        <a class="button" href={toProfileUrl(profile)} target="_blank" rel="noopener noreferrer">
          {wordsOf(state.language).result.openProfile(toOwnerName(profile))}
        </a>
      )}
    </>
  )
}

/** Whose page is worth a look: the real shop rather than the one that looks like it. */
function profileOf(question: Question, answer: Answer) {
  if (answer.state === 'profile') return answer.known.realShop ?? answer.known.key
  if (answer.state === 'destination') {
    const { bond } = answer.known.verdict
    if (answer.compared.state === 'with') return answer.compared.profile
    return bond.state === 'owned' ? (bond.others[0]?.profile ?? null) : null
  }
  return question.kind === 'profile' ? question.key : null
}

function DataLine({ state, answer }: { state: State; answer: Answer }) {
  const { language } = state
  const data = answer.state === 'unknown' ? answer.data : answer.known.data
  const details = answer.state === 'profile' ? answer.details.state : 'none'
  if (!data) return null
  const { publishedAt, version } = data
  const text = wordsOf(language).result.data(
    formatDay(publishedAt, language),
    formatClock(publishedAt, language),
    version,
  )
  const { detailsAsked, detailsFailed } = wordsOf(language).result
  return (
    <>
      {details !== 'none' && (
        <p class="data-line" role="status">
          {details === 'failed' ? detailsFailed : detailsAsked}
        </p>
      )}
      <p class="data-line">{text}</p>
    </>
  )
}

/** Nothing found and nobody known to own it: then what a person checks by hand is all there is. */
function isOpen(answer: Answer): boolean {
  if (answer.state === 'unknown') return true
  const { state } = answer.state === 'profile' ? { state: answer.known.result.verdict } : answer.known.verdict
  return ['none', 'noted', 'claimed', 'unregistered', 'owned'].includes(state)
}

function hasFindings(answer: Answer): boolean {
  if (answer.state === 'unknown') return false
  const { counted, disputed } = answer.state === 'profile' ? answer.known.result : answer.known.verdict
  return counted.findings.length + disputed.findings.length > 0
}
