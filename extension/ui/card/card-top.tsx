import { type RefObject, useEffect, useState } from 'react'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import { toProfileUrl } from '#shared/rules/subject-key'
import { toBadgeLabel } from '#shared/rules/verdict-words'
import { BackIcon, CloseIcon, OpenIcon } from '../icons.tsx'
import type { CardSubject } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'
import { toTone } from './card-parts.ts'

interface CardTopProps {
  name: string
  subject: CardSubject
  answer: LookupAnswer | null
  band: RefObject<HTMLElement | null>
  onClose(): void
  onBack: (() => void) | undefined
}

/** The wordmark; past the verdict band, the name and the verdict instead. */
export function CardTop({ name, subject, answer, band, onClose, onBack }: CardTopProps) {
  const words = useWords()
  const isPast = usePast(band)
  return (
    <header className={isPast ? 'pinned card-top is-past' : 'pinned card-top'}>
      {onBack && (
        <button type="button" className="icon-button card-back" aria-label={words.back} onClick={onBack}>
          <BackIcon size={18} />
        </button>
      )}
      {isPast ? (
        <SmallName name={name} answer={answer} />
      ) : (
        <span className="card-title wordmark">Amanah</span>
      )}
      <a
        href={toProfileUrl(subject.key)}
        target="_blank"
        rel="noopener noreferrer"
        className="icon-button"
        aria-label={words.openProfile}
      >
        <OpenIcon />
      </a>
      {!onBack && (
        <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
          <CloseIcon size={18} />
        </button>
      )}
    </header>
  )
}

function SmallName({ name, answer }: { name: string; answer: LookupAnswer | null }) {
  const { language } = useSettings()
  const result = answer?.state === 'known' ? answer.result : null
  const tone = result ? toTone(result) : 'none'
  return (
    <span className={`card-title small-name tone-${tone}`}>
      {result && <VerdictIcon name={result.severe ? 'severe' : result.verdict} size={16} />}
      <span className="small-name-text">{name}</span>
      {result && <span className="small-name-verdict">{toBadgeLabel(result, language)}</span>}
    </span>
  )
}

/** Whether an element has scrolled out at the top. */
function usePast(element: RefObject<HTMLElement | null>): boolean {
  const [isPast, setPast] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => {
      setPast(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 42)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isPast
}
