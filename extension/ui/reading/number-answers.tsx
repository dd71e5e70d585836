import { useEffect, useRef } from 'react'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import { destinationTones, toOwnerName } from '#shared/rules/destination-label'
import type { DestinationKind } from '#shared/rules/destination-verdict'
import { describeDestination } from '#shared/rules/destination-words'
import { describeReading } from '#shared/rules/reading-words'
import { readingOfKey } from '#shared/rules/understand'
import { cannotCheckName, formatTime } from '#shared/rules/verdict-words'
import type { Checked } from '../../messaging/send-check.ts'
import { ChevronIcon, CloudOffIcon } from '../icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'
import './number-answers.css'
import { useCheckPurpose } from './check-context.ts'

interface AnswersProps {
  checked: Checked
  kind: DestinationKind
  /** Whom the number was compared with, as typed. */
  owner: string
  onRetry(): void
}

/** What is known of each number that was checked. Takes the focus of the button in whose place it comes. */
export function NumberAnswers({ checked, kind, owner, onRetry }: AnswersProps) {
  const { number: words } = useReadingWords()
  const all = useRef<HTMLDivElement>(null)
  const { answers, shop } = checked
  useEffect(() => all.current?.focus(), [])
  const isTrouble = answers.some(({ problem }) => problem !== null)
  return (
    <div className="answers" ref={all} tabIndex={-1}>
      {groupAlike(answers).map(group => (
        <Answer key={group[0].key} group={group} kind={kind} isNamed={answers.length > 1} />
      ))}
      {shop === 'nobody' && owner !== '' && <p className="quiet reading-note">{words.nobody(owner)}</p>}
      {isTrouble && (
        <button type="button" className="small" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </div>
  )
}

type Group = [NumberAnswer, ...NumberAnswer[]]

/** Wallets of which the same is known are told of once. */
function groupAlike(answers: readonly NumberAnswer[]): Group[] {
  const groups = new Map<string, Group>()
  for (const answer of answers) {
    const said = JSON.stringify({ ...answer, key: null })
    const known = groups.get(said)
    if (known) known.push(answer)
    else groups.set(said, [answer])
  }
  return [...groups.values()]
}

function Answer(props: { group: Group; kind: DestinationKind; isNamed: boolean }) {
  const { group, kind, isNamed } = props
  const { number: words } = useReadingWords()
  const { language } = useSettings()
  const [answer] = group
  const readings = isNamed ? group.flatMap(({ key }) => readingOfKey(key) ?? []) : []
  const name = isNamed && <small>{readings.map(each => describeReading(each)[language]).join(', ')}</small>
  const date = answer.data && words.data(formatTime(answer.data.publishedAt, language), answer.data.version)
  if (answer.state === 'unknown') {
    return (
      <section className="answer tone-none" data-state="unknown">
        <CloudOffIcon size={20} />
        <div className="answer-body">
          {name}
          <h3 className="answer-title">{cannotCheckName[language]}</h3>
          <p>
            {words.problem[answer.problem]} <strong>{words.unknownIsNotSafe}</strong>
          </p>
          {date && <small className="answer-data">{date}</small>}
        </div>
      </section>
    )
  }
  const { verdict, problem } = answer
  const { title, strong, text, facts, advice } = describeDestination(verdict, kind, language)
  const tone = destinationTones[verdict.state]
  return (
    <section className={`answer tone-${tone}`} data-state={verdict.state}>
      <VerdictIcon name={tone} size={20} />
      <div className="answer-body">
        {name}
        <h3 className="answer-title">{title}</h3>
        <p>
          {strong && <strong>{strong}</strong>} {text}
        </p>
        {facts.map(fact => (
          <p key={fact}>{fact}</p>
        ))}
        <Owners answer={answer} />
        <p className="answer-advice">
          <strong>{advice.strong}</strong> {advice.text}
        </p>
        <small className="answer-data">
          {date}
          {problem && `. ${words.problem[problem]}`}
        </small>
      </div>
    </section>
  )
}

/** The shops that the number is on record of, and are not the one in question. */
function Owners({ answer }: { answer: Extract<NumberAnswer, { state: 'known' }> }) {
  const { number: words } = useReadingWords()
  const { onProfile } = useCheckPurpose()
  const { bond } = answer.verdict
  if (bond.state === 'none' || !onProfile) return null
  return bond.others.map(({ profile }) => (
    <button type="button" className="row-link" key={profile} onClick={() => onProfile(profile)}>
      {words.seeOwner(toOwnerName(profile))} <ChevronIcon />
    </button>
  ))
}
