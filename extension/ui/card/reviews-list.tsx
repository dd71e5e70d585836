import { useState } from 'react'
import type { Review } from '#shared/domain/seller'
import { formatDate } from '#shared/rules/verdict-words'
import { ChevronIcon, ReceiptIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'
import './reviews.css'
import { Stars } from './stars.tsx'

const shownAtFirst = 2

/** The newest reviews, each with what its mark proves and the seller's reply. */
export function ReviewsList({ reviews }: { reviews: readonly Review[] }) {
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? reviews : reviews.slice(0, shownAtFirst)
  return (
    <>
      <ul className="reviews">
        {shown.map(review => (
          <ReviewItem key={review.id} review={review} />
        ))}
      </ul>
      {shown.length < reviews.length && (
        <button type="button" className="row-link" onClick={() => setWhole(true)}>
          {words.reviews.all(reviews.length)} <ChevronIcon />
        </button>
      )}
    </>
  )
}

function ReviewItem({ review }: { review: Review }) {
  const { reviews } = useWords()
  const { language } = useSettings()
  return (
    <li className="review">
      <p className="review-head">
        <Stars value={review.rating} />
        <span className={review.proven ? 'mark' : 'mark is-plain'}>
          {review.proven && <ReceiptIcon size={13} />}
          {review.proven ? capitalised(reviews.proven) : capitalised(reviews.unproven)}
        </span>
        <time className="date review-date" dateTime={review.at}>
          {formatDate(review.at, language)}
        </time>
      </p>
      <p className="review-text">{review.text}</p>
      {review.reply && (
        <blockquote className="review-reply">
          <b>{reviews.reply}</b>{' '}
          {review.replyAt && (
            <time className="date" dateTime={review.replyAt}>
              {formatDate(review.replyAt, language)}
            </time>
          )}
          <p>{review.reply}</p>
        </blockquote>
      )}
    </li>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
