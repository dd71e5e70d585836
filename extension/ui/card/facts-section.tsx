import type { Seller } from '#shared/domain/seller'
import type { FactKind } from '#shared/domain/verdict'
import { profileOfUrl, toProfileRef, toProfileUrl } from '#shared/rules/subject-key'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { factNames, formatDate } from '#shared/rules/verdict-words'
import { HistoryIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import './record.css'

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
    <section className="section">
      <h2 className="section-title">{words.facts.title}</h2>
      <ul>
        {all.map(({ kind, at, source, of }) => (
          <li className="row" key={`${kind}${at}`}>
            <span className="row-icon">
              <HistoryIcon />
            </span>
            <span className="row-text">
              {factNames[kind][language]}
              {of && <FactSubject kind={kind} of={of} />}
              {source && <small>{words.facts.source(source)}</small>}
            </span>
            <time className="date" dateTime={at}>
              {formatDate(at, language)}
            </time>
          </li>
        ))}
      </ul>
      <p className="quiet">{words.facts.notAccusation}</p>
    </section>
  )
}

/** The other account that a fact speaks of; a link where it is a profile of one of the platforms. */
function FactSubject({ kind, of }: { kind: FactKind; of: string }) {
  const { facts } = useWords()
  const [platform, handle] = of.split(':')
  const isPlatform = platform === 'instagram' || platform === 'tiktok' || platform === 'facebook'
  const ref = isPlatform && handle ? toProfileRef(platform, handle) : profileOfUrl(of)
  if (!ref) return <small>{kind === 'renamed' ? facts.formerly(of) : facts.of(of)}</small>
  return (
    <small>
      {kind === 'look-alike' ? facts.realShop : facts.other}:{' '}
      <a href={toProfileUrl(ref.key)} target="_blank" rel="noopener noreferrer">
        @{ref.handle}
      </a>
    </small>
  )
}
