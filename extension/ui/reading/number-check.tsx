import { useEffect, useState } from 'react'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'
import type { DestinationKind } from '#shared/rules/destination-verdict'
import { LockIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useCheckPurpose } from './check-context.ts'
import { ClaimField } from './claim-field.tsx'
import { NumberAnswers } from './number-answers.tsx'
import { readClaim, toClaimText } from './read-claim.ts'
import { type CheckPhase, useNumberCheck } from './use-number-check.ts'

/** Checks numbers with the server, which does not learn which: for whom, the button, how far it is, and the answer. */
export function NumberCheck({ keys, kind }: { keys: readonly DestinationKey[]; kind: DestinationKind }) {
  const { number: words } = useReadingWords()
  const { profile: given, isFixed, isAsked } = useCheckPurpose()
  const [text, setText] = useState(given && !isFixed ? toClaimText(given.key) : '')
  const [isWrong, setWrong] = useState(false)
  const { phase, start, reset } = useNumberCheck(keys)
  const claim = readClaim(text, given)
  const isBusy = phase.state === 'checking'

  useEffect(() => {
    if (isAsked) void start(given)
  }, [isAsked, given, start])

  function type(next: string) {
    setText(next)
    setWrong(false)
    // Nothing that was answered for somebody else may stand beside this name.
    if (phase.state !== 'idle') reset()
  }

  function check() {
    if (isBusy) return
    if (!isFixed && (claim.state === 'unread' || claim.state === 'several')) {
      setWrong(true)
      return
    }
    void start(isFixed ? given : toQuestion(claim))
  }

  const name = claim.state === 'read' ? toClaimText(claim.profile.key) : ''
  return (
    <div className="number-check">
      {!isFixed && <ClaimField text={text} claim={claim} isWrong={isWrong} onType={type} onEnter={check} />}
      {phase.state === 'answered' ? (
        <NumberAnswers checked={phase.checked} kind={kind} owner={name} onRetry={check} />
      ) : (
        <>
          <button type="button" className="primary reading-button" aria-disabled={isBusy} onClick={check}>
            {isBusy ? words.checking : words.check[kind]}
          </button>
          <Progress phase={phase} />
          <p className="quiet is-private">
            <LockIcon size={14} /> {words.isPrivate}
          </p>
        </>
      )}
    </div>
  )
}

function Progress({ phase }: { phase: CheckPhase }) {
  const { number: words } = useReadingWords()
  if (phase.state === 'unheard') return <p className="reading-note">{words.unheard}</p>
  if (phase.state !== 'checking' || phase.share === null) return null
  return (
    <div className="work">
      <label>
        {words.working}
        <progress max={1} value={phase.share} />
      </label>
      <p className="quiet">{words.workingHow}</p>
    </div>
  )
}

function toQuestion(claim: ReturnType<typeof readClaim>): ProfileQuestion | null {
  return claim.state === 'read' ? claim.profile : null
}
