import { useId } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { describeReading } from '#shared/rules/reading-words'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { type Claim, toClaimText } from './read-claim.ts'

/** Whose a number is said to be, if the person likes to say. */
export function ClaimField(props: {
  text: string
  claim: Claim
  /** The person wants to go on, and it cannot be read. */
  isWrong: boolean
  onType(text: string): void
  onEnter(): void
}) {
  const { text, claim, isWrong, onType, onEnter } = props
  const { number: words } = useReadingWords()
  const { language } = useSettings()
  const id = useId()
  return (
    <div className="claim">
      <label className="claim-label" htmlFor={id}>
        {words.claim} <span className="quiet">{words.optional}</span>
      </label>
      <input
        className="bank-input"
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={words.claimHint}
        aria-describedby={`${id}-said`}
        aria-invalid={isWrong}
        value={text}
        onChange={event => onType(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          // The field stands in the form of another one.
          event.preventDefault()
          onEnter()
        }}
      />
      {claim.state === 'several' && (
        <div className="claim-choices">
          {claim.readings.map(reading => (
            <button
              type="button"
              className="small"
              key={reading.key}
              onClick={() => onType(toClaimText(reading.key as ProfileKey))}
            >
              {describeReading(reading)[language]}
            </button>
          ))}
        </div>
      )}
      <p className="claim-said" id={`${id}-said`}>
        {isWrong && (claim.state === 'several' ? words.claimWhich : words.claimUnread)}
      </p>
    </div>
  )
}
