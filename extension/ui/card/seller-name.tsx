import type { Seller } from '#shared/domain/seller'
import { toProfileParts, toProfileUrl } from '#shared/rules/subject-key'
import type { CardSubject } from '../stores/card-store.ts'
import { useWords } from '../stores/settings-store.ts'
import { toHandleText } from './card-parts.ts'

const chips = { instagram: 'IG', facebook: 'FB', tiktok: 'TT' } as const

/** Name, platform and handle, and the shop's other profiles. */
export function SellerName({
  name,
  subject,
  seller,
}: {
  name: string
  subject: CardSubject
  seller: Seller | null
}) {
  const words = useWords()
  const { platform } = toProfileParts(subject.key)
  const others = seller?.profiles.filter(key => key !== subject.key && !/-id:/.test(key)) ?? []
  return (
    <div className="seller-name">
      <h1 tabIndex={-1}>{name}</h1>
      <p>
        <abbr>{chips[platform]}</abbr> {toHandleText(subject.key, words)}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{words.otherProfiles(others.length)}</summary>
          <ul>
            {others.map(key => (
              <li key={key}>
                <abbr>{chips[toProfileParts(key).platform]}</abbr>{' '}
                <a href={toProfileUrl(key)} target="_blank" rel="noopener noreferrer">
                  {toHandleText(key, words)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
