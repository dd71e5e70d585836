import { lazy, Suspense, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { toClaimLink } from '#shared/rules/claim-link'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { copyText } from '../clipboard.ts'
import { ChevronIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { RowLink } from './row-link.tsx'
import { useOwnClaim } from './use-own-claim.ts'

// Most people sell nothing.
const OwnClaim = lazy(async () => ({ default: (await import('./own-claim.tsx')).OwnClaim }))

/** What the seller may do, and what a buyer may ask of them. */
export function ClaimLinks({ profile, result }: { profile: ProfileKey; result: VerdictResult }) {
  const { actions } = useWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  const own = useOwnClaim(profile)
  const { verdict, checks } = result
  const isClaimed = checks.some(({ kind }) => kind === 'control')
  const hasFinding = verdict === 'reported' || verdict === 'disputed'
  const link = toClaimLink(apiUrl, profile)
  if (own) {
    return (
      <Suspense>
        <OwnClaim claim={own} />
      </Suspense>
    )
  }
  return (
    <section className="section">
      {hasFinding && <RowLink href={`${apiUrl}/toko`} text={actions.replyAsSeller} />}
      <RowLink href={isClaimed ? `${apiUrl}/toko` : link} text={isClaimed ? actions.signIn : actions.claim} />
      {!isClaimed && !hasFinding && <Invitation link={link} />}
    </section>
  )
}

/** A text for the seller, copied for the buyer to send. */
function Invitation({ link }: { link: string }) {
  const { invite } = useWords()
  const [isCopied, setCopied] = useState<boolean | null>(null)
  const text = invite.text(link)
  return (
    <>
      <button type="button" className="row-link" onClick={() => void copyText(text).then(setCopied)}>
        {invite.button} <ChevronIcon />
      </button>
      <p role="status" className="quiet">
        {isCopied === true && invite.copied}
        {isCopied === false && text}
      </p>
    </>
  )
}
