import { useState } from 'hono/jsx/dom'
import type { ProfileKey } from '#shared/domain/subject'
import { toClaimLink } from '#shared/rules/claim-link'
import { inviteWords } from '#shared/rules/invite-words'
import type { State } from '../state.ts'

/** A text for the seller, copied for the buyer to send. */
export function Invitation({ state, profile }: { state: State; profile: ProfileKey }) {
  const words = inviteWords[state.language]
  const [said, setSaid] = useState('')
  // Whoever opens it claims the profile; who copies it tells nobody whom they look at.
  const text = words.text(toClaimLink(location.origin, profile))
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      setSaid(text)
    }
  }
  return (
    <div>
      <button type="button" class="button" onClick={() => void copy()}>
        {words.button}
      </button>
      <p class="said is-under" role="status">
        {said}
      </p>
    </div>
  )
}
