import type { ProfileKey } from '#shared/domain/subject'
import { toLatestChecks } from '#shared/rules/describe-verdict'
import { toOwnerName } from '#shared/rules/destination-label'
import { toProfileParts, toProfileUrl } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { factNames, platformNames, toRatingSpeech } from '#shared/rules/verdict-words'
import type { Answer } from '../answers/answer.ts'
import { formatDay } from '../dates.ts'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { ProfileFindings } from './profile-findings.tsx'

type ProfileAnswer = Extract<Answer, { state: 'profile' }>

/** What a verdict on a profile rests on. */
export function ProfileDetails({ state, answer }: { state: State; answer: ProfileAnswer }) {
  const { result, realShop } = answer.known
  return (
    <>
      <ProfileFindings state={state} answer={answer} />
      <Facts state={state} result={result} realShop={realShop ?? null} />
      <Checks state={state} result={result} />
      <Rating state={state} result={result} />
    </>
  )
}

function Facts(props: { state: State; result: VerdictResult; realShop: ProfileKey | null }) {
  const { state, result, realShop } = props
  const { facts } = wordsOf(state.language)
  const told = [...result.warnings, ...result.notes]
  if (told.length === 0) return null
  return (
    <section>
      <h2>{facts.title}</h2>
      <ul class="dated">
        {told.map(({ kind, at }) => (
          <li key={`${kind}${at}`}>
            <Icon name="info" size={20} />
            <span>{factNames[kind][state.language]}</span>
            <time class="soft" datetime={at}>
              {formatDay(at, state.language)}
            </time>
          </li>
        ))}
      </ul>
      {realShop && (
        <p>
          {facts.realShop}:{' '}
          <a href={toProfileUrl(realShop)} target="_blank" rel="noopener noreferrer">
            {toOwnerName(realShop)} · {platformNames[toProfileParts(realShop).platform]}
          </a>
        </p>
      )}
      <p class="soft">{facts.notAccusation}</p>
    </section>
  )
}

function Checks({ state, result }: { state: State; result: VerdictResult }) {
  const { checks } = wordsOf(state.language)
  const told = toLatestChecks(result.checks)
  if (told.length === 0) return null
  return (
    <section>
      <h2>{checks.title}</h2>
      <ul class="dated">
        {told.map(({ kind, at }) => (
          <li key={kind}>
            <Icon name="check" size={20} />
            <span>{checks.names[kind]}</span>
            <time class="soft" datetime={at}>
              {formatDay(at, state.language)}
            </time>
          </li>
        ))}
      </ul>
      {!result.idChecked && <p class="soft">{checks.idUnseen}</p>}
    </section>
  )
}

function Rating({ state, result }: { state: State; result: VerdictResult }) {
  const { checks } = wordsOf(state.language)
  if (result.rating.count === 0) return null
  return (
    <section>
      <h2>{checks.rating}</h2>
      <p>{toRatingSpeech(result, state.language) ?? checks.count(result.rating.count)}</p>
    </section>
  )
}
