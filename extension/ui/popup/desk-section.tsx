import type { ProfileKey } from '#shared/domain/subject'
import type { DeskAnswer } from '../../messaging/account-state.ts'
import { useAccountWords } from '../stores/account-words.ts'
import './desk-section.css'
import { DeskRow } from './desk-row.tsx'
import { useDesk } from './use-desk.ts'

/** For verifiers and leads: the claims that wait on the profiles of this page. Nothing for anybody else. */
export function DeskSection({ keys }: { keys: readonly ProfileKey[] }) {
  const { desk: words } = useAccountWords()
  const desk = useDesk(keys)
  if (!desk) return null
  const { answer, check } = desk
  const isChecking = answer === 'checking'
  return (
    <section className="desk" aria-labelledby="desk-title">
      <div className="section-head">
        <h2 id="desk-title">{words.title}</h2>
      </div>
      {keys.length === 0 && <p className="section-head quiet">{words.noProfile}</p>}
      {answer !== null && answer !== 'checking' && <Answer answer={answer} />}
      {keys.length > 0 && (
        <button type="button" className="small desk-check" disabled={isChecking} onClick={() => void check()}>
          {isChecking ? words.checking : answer === null ? words.check : words.again}
        </button>
      )}
    </section>
  )
}

function Answer({ answer }: { answer: DeskAnswer }) {
  const { desk: words } = useAccountWords()
  if (answer.state === 'failed') {
    const { failed } = words
    const reason = answer.problem in failed ? failed[answer.problem as keyof typeof failed] : failed.other
    return (
      <p className="section-head quiet" role="status">
        {reason}
      </p>
    )
  }
  if (answer.claims.length === 0) {
    return (
      <p className="section-head quiet" role="status">
        {words.none}
      </p>
    )
  }
  return (
    <ul>
      {answer.claims.map(claim => (
        <DeskRow key={claim.id} claim={claim} />
      ))}
    </ul>
  )
}
