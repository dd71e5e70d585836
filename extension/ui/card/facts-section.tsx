import type { Seller } from '#shared/domain/seller'
import type { ProfileKey } from '#shared/domain/subject'
import type { FactKind } from '#shared/domain/verdict'
import { type ProfileRef, toProfileParts, toProfileRef, toProfileUrl } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { factNames, formatDate } from '#shared/rules/verdict-words'
import { HistoryIcon } from '../icons.tsx'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import './record.css'

export type SellerFact = Seller['facts'][number]

/** The facts that the verdict names, each with its date and, once the details are there, its source. */
export function FactsSection({ result, facts }: { result: VerdictResult; facts: readonly SellerFact[] }) {
  const words = useWords()
  const { language } = useSettings()
  const told = [...result.warnings, ...result.notes]
  if (told.length === 0) return null
  return (
    <section className="section">
      <h2 className="section-title">{words.facts.title}</h2>
      <ul>
        {told.map(({ kind, at }) => {
          const details = facts.find(fact => fact.kind === kind && fact.at === at)
          return (
            <li className="row" key={`${kind}${at}`}>
              <span className="row-icon">
                <HistoryIcon />
              </span>
              <span className="row-text">
                {factNames[kind][language]}
                {details?.of && <FactSubject kind={kind} of={details.of} />}
                {details && <small>{words.facts.source(details.source)}</small>}
              </span>
              <time className="date" dateTime={at}>
                {formatDate(at, language)}
              </time>
            </li>
          )
        })}
      </ul>
      <p className="quiet">{words.facts.notAccusation}</p>
    </section>
  )
}

/** The other account that a fact speaks of; a link where it is a profile of one of the platforms. */
function FactSubject({ kind, of }: { kind: FactKind; of: string }) {
  const { facts } = useWords()
  const subject = useCard(state => state.subject)
  const ref = toOtherProfile(kind, of, subject?.key)
  if (!ref) return <small>{kind === 'renamed' ? facts.formerly(of) : facts.of(of)}</small>
  return (
    <small>
      {kind === 'look-alike' ? facts.realShop : facts.other}:{' '}
      <a href={toProfileUrl(ref.key)} target="_blank" rel="noopener noreferrer">
        {ref.platform === 'facebook' ? ref.handle : `@${ref.handle}`}
      </a>
    </small>
  )
}

/** A bare name is the shop that is looked like, on the same platform, or else what the account was called before. */
function toOtherProfile(kind: FactKind, of: string, key: ProfileKey | undefined): ProfileRef | null {
  const [platform = '', handle] = of.split(':')
  if (handle === undefined) {
    return kind === 'look-alike' && key
      ? toProfileRef(toProfileParts(key).platform, of.replace(/^@/, ''))
      : null
  }
  return platform === 'instagram' || platform === 'tiktok' || platform === 'facebook'
    ? toProfileRef(platform, handle)
    : null
}
