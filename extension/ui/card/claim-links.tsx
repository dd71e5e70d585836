import { useState } from 'react'
import type { Verdict } from '#shared/domain/verdict'
import { copyText } from '../clipboard.ts'
import { ChevronIcon } from '../icons.tsx'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** What the seller may do, and what a buyer may ask of them. */
export function ClaimLinks({ verdict }: { verdict: Verdict }) {
  const { actions, invite } = useWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  const subject = useCard(state => state.subject)
  const [isCopied, setCopied] = useState(false)
  const link = `${apiUrl}/toko#profile=${subject?.key ?? ''}`
  const isClaimed = verdict === 'verified' || verdict === 'claimed'
  const hasFinding = verdict === 'reported' || verdict === 'disputed'
  return (
    <section className="section">
      {hasFinding && <RowLink href={link} text={actions.replyAsSeller} />}
      <RowLink href={link} text={isClaimed ? actions.signIn : actions.claim} />
      {!isClaimed && !hasFinding && (
        <button
          type="button"
          className="row-link"
          onClick={() => void copyText(invite.text(link)).then(setCopied)}
        >
          {invite.button} <ChevronIcon />
        </button>
      )}
      <p role="status" className="quiet">
        {isCopied && invite.copied}
      </p>
    </section>
  )
}

function RowLink({ href, text }: { href: string; text: string }) {
  return (
    <a className="row-link" href={href} target="_blank" rel="noopener noreferrer">
      {text} <ChevronIcon />
    </a>
  )
}
