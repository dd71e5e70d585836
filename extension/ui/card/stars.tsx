import { useWords } from '../stores/settings-store.ts'
import './reviews.css'

const shape = 'M8 1.6 9.9 5.8l4.5.5-3.4 3 1 4.5L8 11.5l-4 2.3 1-4.5-3.4-3 4.5-.5Z'

export function Star({ size = 13, share = 1 }: { size?: number; share?: number }) {
  return (
    <svg className="star" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shape} fill="none" stroke="currentColor" strokeWidth="1" />
      <path d={shape} fill="currentColor" style={{ clipPath: `inset(0 ${100 - share * 100}% 0 0)` }} />
    </svg>
  )
}

/** Five stars, filled up to a mean or a rating. */
export function Stars({ value, size = 13 }: { value: number; size?: number }) {
  const { reviews } = useWords()
  return (
    <span className="stars" role="img" aria-label={reviews.stars(value)}>
      {[0, 1, 2, 3, 4].map(i => (
        <Star key={i} size={size} share={Math.min(1, Math.max(0, value - i))} />
      ))}
    </span>
  )
}
