import { useState } from 'react'
import type { Seller } from '#shared/domain/seller'
import type { ProfileKey } from '#shared/domain/subject'
import { toProfileParts, toProfileUrl } from '#shared/rules/subject-key'
import { platformNames } from '#shared/rules/verdict-words'
import type { CardSubject } from '../stores/card-store.ts'
import { useWords } from '../stores/settings-store.ts'
import { toHandleText } from './card-parts.ts'

const chips = { instagram: 'IG', facebook: 'FB', tiktok: 'TT' } as const

/** Name, platform and handle, and the shop's other profiles. */
export function SellerName(props: { name: string; subject: CardSubject; seller: Seller | null }) {
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  const { name, subject, seller } = props
  const others = seller?.profiles.filter(key => key !== subject.key && !key.includes('-id:')) ?? []
  return (
    <div className="seller-name">
      <h1 className="seller-title" tabIndex={-1}>
        {name}
      </h1>
      <p className="seller-handle">
        <PlatformChip profile={subject.key} />
        {toHandleText(subject.key, words)}
        {others.length > 0 && (
          <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {words.otherProfiles(others.length)}
          </button>
        )}
      </p>
      {isWhole && (
        <ul className="seller-others">
          {others.map(key => (
            <li className="seller-other" key={key}>
              <PlatformChip profile={key} />
              <a href={toProfileUrl(key)} target="_blank" rel="noopener noreferrer">
                {toHandleText(key, words)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function PlatformChip({ profile }: { profile: ProfileKey }) {
  const { platform } = toProfileParts(profile)
  return (
    <abbr className="platform-chip" title={platformNames[platform]}>
      {chips[platform]}
    </abbr>
  )
}
