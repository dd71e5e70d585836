import type { Verdict } from '#shared/domain/verdict'

/** One silhouette a verdict, known without its colour. `--cut` is the colour behind it. */
export function VerdictIcon({ verdict }: { verdict: Verdict | 'severe' }) {
  return (
    <svg class={`icon is-${verdict}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapeOf(verdict)}
    </svg>
  )
}

function shapeOf(verdict: Verdict | 'severe') {
  switch (verdict) {
    case 'verified':
      return (
        <>
          <path fill="currentColor" d="M8 .9 14 3v5c0 3.6-2.4 6-6 7.2C4.4 14 2 11.6 2 8V3Z" />
          <path {...cutLine} stroke-linejoin="round" d="m5.2 8.1 2 2 3.7-4" />
        </>
      )
    case 'claimed':
      return (
        <>
          <path {...line} d="M8 1.7 13.2 3.5V8c0 3.1-2 5.2-5.2 6.4C4.8 13.2 2.8 11.1 2.8 8V3.5Z" />
          <circle cx="8" cy="6.6" r="1.5" fill="currentColor" />
          <path {...line} d="M5.7 10.6c.6-1 1.3-1.5 2.3-1.5s1.7.5 2.3 1.5" />
        </>
      )
    case 'noted':
      return (
        <>
          <path
            {...line}
            d="M4.2 2.2h7.6a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-2.2 2.2H8.6L5.4 13.8V11H4.2A2.2 2.2 0 0 1 2 8.8V4.4a2.2 2.2 0 0 1 2.2-2.2Z"
          />
          <path {...line} d="M5 5.4h6M5 7.9h3.6" />
        </>
      )
    case 'none':
      return (
        <>
          <circle cx="8" cy="8" r="6.25" {...line} stroke-dasharray="2.6 2.3" />
          <path {...line} d="M5.8 8h4.4" />
        </>
      )
    case 'caution':
      return (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" rx="4" fill="currentColor" />
          <circle cx="8" cy="4.9" r="1.05" fill="var(--cut)" />
          <path {...cutLine} d="M8 7.6v3.8" />
        </>
      )
    case 'disputed':
      return (
        <>
          <path {...line} d="M8 2.2 14.4 13.6H1.6Z" />
          <path fill="currentColor" d="M8 2.2 1.6 13.6H8Z" />
        </>
      )
    case 'reported':
      return (
        <>
          <path {...line} fill="currentColor" d="M8 2.2 14.4 13.6H1.6Z" />
          <path {...cutLine} d="M8 6.4v3" />
          <circle cx="8" cy="11.7" r="1" fill="var(--cut)" />
        </>
      )
    case 'severe':
      return (
        <>
          <path {...line} fill="currentColor" d="M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2L1.4 10.8V5.2Z" />
          <path {...cutLine} d="M8 4.4v4" />
          <circle cx="8" cy="11.2" r="1.05" fill="var(--cut)" />
        </>
      )
  }
}

const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const

const cutLine = {
  fill: 'none',
  stroke: 'var(--cut)',
  'stroke-width': '1.8',
  'stroke-linecap': 'round',
} as const
