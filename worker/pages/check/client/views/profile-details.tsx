import { toLatestChecks } from '#shared/rules/describe-verdict'
import { toOwnerName } from '#shared/rules/destination-label'
import { toMinute } from '#shared/rules/record-bytes'
import { toProfileParts, toProfileUrl } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { factNames, platformNames, toRatingSpeech } from '#shared/rules/verdict-words'
import type { Answer } from '../answers/answer.ts'
import { formatDay } from '../dates.ts'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { ProfileFindings } from './profile-findings.tsx'

const mostReviews = 3

type ProfileAnswer = Extract<Answer, { state: 'profile' }>

/** What a verdict on a profile rests on. */
export function ProfileDetails({ state, answer }: { state: State; answer: ProfileAnswer }) {
  const { result } = answer.known
  return (
    <>
      <ProfileFindings state={state} answer={answer} />
      <Facts state={state} answer={answer} />
      <Checks state={state} result={result} />
      <Reviews state={state} answer={answer} />
    </>
  )
}

function Facts({ state, answer }: { state: State; answer: ProfileAnswer }) {
  const { facts } = wordsOf(state.language)
  const { result, realShop } = answer.known
  const told = [...result.warnings, ...result.notes]
  if (told.length === 0) return null
  const sources = answer.details.state === 'loaded' ? answer.details.seller.facts : []
  return (
    <section>
      <h2>{facts.title}</h2>
      <ul class="dated">
        {told.map(({ kind, at }) => {
          const source = sources.find(fact => fact.kind === kind && toMinute(fact.at) === toMinute(at))
          return (
            <li key={`${kind}${at}`}>
              <Icon name="info" size={20} />
              <span>
                {factNames[kind][state.language]}
                {source?.of && (
                  <small dir="auto">
                    {kind === 'renamed' ? facts.formerly(source.of) : facts.of(source.of)}
                  </small>
                )}
                {source && <small dir="auto">{facts.source(source.source)}</small>}
              </span>
              <time class="soft" datetime={at}>
                {formatDay(at, state.language)}
              </time>
            </li>
          )
        })}
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

/** The mean, and the newest of what buyers wrote. */
function Reviews({ state, answer }: { state: State; answer: ProfileAnswer }) {
  const { language } = state
  const { checks } = wordsOf(language)
  const { result } = answer.known
  if (result.rating.count === 0) return null
  const reviews = answer.details.state === 'loaded' ? answer.details.seller.reviews.slice(0, mostReviews) : []
  return (
    <section>
      <h2>{checks.rating}</h2>
      <p>{toRatingSpeech(result, language) ?? checks.count(result.rating.count)}</p>
      {reviews.map(({ id, rating, proven, text, at, reply }) => (
        <article class="review" key={id}>
          <p class="side-head">
            <b>{checks.stars(rating)}</b>
            <span class="soft">
              {proven && `${checks.proven} · `}
              {formatDay(at, language)}
            </span>
          </p>
          <p class="side-text" dir="auto">
            {text}
          </p>
          {reply && (
            <p class="reply side-text" dir="auto">
              <b>{checks.reply}</b> {reply}
            </p>
          )}
        </article>
      ))}
    </section>
  )
}
