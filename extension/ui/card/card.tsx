import { useEffect, useRef } from 'react'
import { toProfileParts } from '#shared/rules/subject-key'
import { platformNames } from '#shared/rules/verdict-words'
import { type CardSubject, useCard } from '../stores/card-store.ts'
import './card.css'
import { CardActions } from './card-actions.tsx'
import { CardDetails } from './card-details.tsx'
import { CardFooter } from './card-footer.tsx'
import { CardTop } from './card-top.tsx'
import { SellerName } from './seller-name.tsx'
import { useFocusTrap } from './use-focus-trap.ts'
import { VerdictBand } from './verdict-band.tsx'

export interface CardProps {
  onClose(): void
  /** Where the card stands over something to return to, it has a way back instead of a cross. */
  onBack?: () => void
  /** Told whenever the height of the whole card changes, in CSS pixels. */
  onResize?: (height: number) => void
}

/** Everything known of one seller. The document or panel it fills is the dialog. */
export function Card(props: CardProps) {
  const subject = useCard(state => state.subject)
  // Focus, keys and height hang on the dialog's element: it is mounted with a subject or not at all.
  return subject && <CardDialog subject={subject} {...props} />
}

function CardDialog({ subject, onClose, onBack, onResize }: CardProps & { subject: CardSubject }) {
  const { answer, seller } = useCard()
  const dialog = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const band = useRef<HTMLDivElement>(null)
  useFocusTrap(dialog, onClose)
  useEffect(() => {
    if (!onResize || !content.current || !dialog.current) return
    const pinned = dialog.current
    const observer = new ResizeObserver(([entry]) => {
      const rest = Array.from(pinned.querySelectorAll<HTMLElement>('.pinned')).reduce(
        (sum, part) => sum + part.offsetHeight,
        0,
      )
      onResize(Math.ceil((entry?.contentRect.height ?? 0) + rest))
    })
    observer.observe(content.current)
    return () => observer.disconnect()
  }, [onResize])
  const details = seller?.state === 'loaded' ? seller.seller : null
  const { platform, handle } = toProfileParts(subject.key)
  const name = details?.name ?? subject.name ?? handle
  return (
    <div className="card" role="dialog" aria-modal="true" aria-label={`Amanah: ${name}`} ref={dialog}>
      <CardTop {...{ name, subject, answer, band, onClose, onBack }} />
      <div className="card-scroll">
        <div ref={content}>
          <SellerName name={name} subject={subject} seller={details} />
          <div ref={band}>
            <VerdictBand answer={answer} />
          </div>
          <CardDetails />
        </div>
      </div>
      <CardActions subject={subject} />
      <CardFooter answer={answer} platform={platformNames[platform]} />
    </div>
  )
}
