import type { Seller } from '#shared/domain/seller'
import { profileOfUrl, toProfileRef, toProfileUrl } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { factNames, formatDate } from '#shared/rules/verdict-words'
import { HistoryIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'

type SellerFact = Seller['facts'][number]

/** Facts with source and date. What the verdict knows and the details do not is shown without its source. */
export function FactsSection({ result, facts }: { result: VerdictResult; facts: readonly SellerFact[] }) {
  const words = useWords()
  const { language } = useSettings()
  const told = new Set(facts.map(({ kind, at }) => `${kind}${at}`))
  const bare = [...result.warnings, ...result.notes]
    .filter(({ kind, at }) => !told.has(`${kind}${at}`))
    .map(fact => ({ ...fact, source: '', of: null }))
  const all = [...bare, ...facts]
  if (all.length === 0) return null
  return (
    <section>
      <h2>{words.facts.title}</h2>
      <ul className="rows">
        {all.map(({ kind, at, source, of }) => (
          <li key={`${kind}${at}`}>
            <HistoryIcon />
            <span>
              {factNames[kind][language]}
              {of && <FactSubject of={of} />}
              {source && <small>{words.facts.source(source)}</small>}
            </span>
            <time dateTime={at}>{formatDate(at, language)}</time>
          </li>
        ))}
      </ul>
      <p className="quiet">{words.facts.notAccusation}</p>
    </section>
  )
}

/** The other account that a fact speaks of; a link where it is a profile of one of the platforms. */
function FactSubject({ of }: { of: string }) {
  const { facts } = useWords()
  const [platform, handle] = of.split(':')
  const isPlatform = platform === 'instagram' || platform === 'tiktok' || platform === 'facebook'
  const ref = isPlatform && handle ? toProfileRef(platform, handle) : profileOfUrl(of)
  if (!ref) return <small>{facts.of(of)}</small>
  return (
    <small>
      {facts.realShop}:{' '}
      <a href={toProfileUrl(ref.key)} target="_blank" rel="noopener noreferrer">
        @{ref.handle}
      </a>
    </small>
  )
}
