import type { ReactNode } from 'react'

/** A line icon on a 24 × 24 grid, after Lucide (ISC licence). It repeats words that stand beside it. */
export function lineIcon(parts: ReactNode) {
  return ({ size = 16 }: { size?: number }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {parts}
    </svg>
  )
}
