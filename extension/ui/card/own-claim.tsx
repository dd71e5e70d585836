import { toClaimLink } from '#shared/rules/claim-link'
import { useAccountWords } from '../stores/account-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { RowLink } from './row-link.tsx'
import { type OwnClaim as Claim, isOver } from './use-own-claim.ts'

/** Where one's own claim on this profile stands, and the way to the desk of the shop. */
export function OwnClaim({ claim }: { claim: Claim }) {
  const words = useAccountWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  const { key, state, slug, shopName } = claim
  return (
    <section className="section">
      <h2 className="section-title">
        {words.own.title}
        <span className="section-note">{words.own.shop(shopName)}</span>
      </h2>
      <p>{words.claimStates[state]}</p>
      <RowLink href={`${apiUrl}/toko?toko=${encodeURIComponent(slug)}`} text={words.own.open} />
      {isOver(state) && <RowLink href={toClaimLink(apiUrl, key)} text={words.own.again} />}
    </section>
  )
}
