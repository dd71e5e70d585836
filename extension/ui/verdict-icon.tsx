import type { ReactElement } from 'react'
import type { Verdict } from '#shared/domain/verdict'

export type VerdictIconName = Verdict | 'severe'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
const cut = {
  fill: 'none',
  stroke: 'var(--cut)',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const shapes: Record<VerdictIconName, ReactElement> = {
  verified: (
    <>
      <path fill="currentColor" d="M8 .9 14 3v5c0 3.6-2.4 6-6 7.2C4.4 14 2 11.6 2 8V3Z" />
      <path {...cut} d="m5.2 8.1 2 2 3.7-4" />
    </>
  ),
  claimed: (
    <>
      <path {...line} d="M8 1.7 13.2 3.5V8c0 3.1-2 5.2-5.2 6.4C4.8 13.2 2.8 11.1 2.8 8V3.5Z" />
      <circle cx="8" cy="6.6" r="1.5" fill="currentColor" />
      <path {...line} d="M5.7 10.6c.6-1 1.3-1.5 2.3-1.5s1.7.5 2.3 1.5" />
    </>
  ),
  noted: (
    <>
      <path
        {...line}
        d="M4.2 2.2h7.6a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-2.2 2.2H8.6L5.4 13.8V11H4.2A2.2 2.2 0 0 1 2 8.8V4.4a2.2 2.2 0 0 1 2.2-2.2Z"
      />
      <path {...line} d="M5 5.4h6M5 7.9h3.6" />
    </>
  ),
  none: (
    <>
      <circle cx="8" cy="8" r="6.25" {...line} strokeDasharray="2.6 2.3" />
      <path {...line} d="M5.8 8h4.4" />
    </>
  ),
  caution: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="4" fill="currentColor" />
      <circle cx="8" cy="4.9" r="1.05" fill="var(--cut)" />
      <path {...cut} d="M8 7.6v3.8" />
    </>
  ),
  reported: (
    <>
      <path
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
        d="M8 2.2 14.4 13.6H1.6Z"
      />
      <path {...cut} d="M8 6.4v3" />
      <circle cx="8" cy="11.7" r="1" fill="var(--cut)" />
    </>
  ),
  severe: (
    <>
      <path fill="currentColor" d="M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2L1.4 10.8V5.2Z" />
      <path {...cut} d="M8 4.4v4" />
      <circle cx="8" cy="11.2" r="1.05" fill="var(--cut)" />
    </>
  ),
  disputed: (
    <>
      <path {...line} d="M8 2.2 14.4 13.6H1.6Z" />
      <path fill="currentColor" d="M8 2.2 1.6 13.6H8Z" />
    </>
  ),
}

/** One silhouette a verdict. `--cut` must be the surface behind it. */
export function VerdictIcon({ name, size }: { name: VerdictIconName; size: number }) {
  return (
    <svg className="verdict-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  )
}
