import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import { toProfileParts } from '#shared/rules/subject-key'
import { cannotCheckName, formatMean, toBadgeLabel, toRatingSpeech } from '#shared/rules/verdict-words'
import type { Surface } from '../content/site-adapter.ts'
import type { IconName } from './icons.ts'

/** Everything a badge draws and says. */
export interface BadgeView {
  icon: IconName
  label: string
  /** Colour token: `--amanah-<tone>`. */
  tone: 'verified' | 'claimed' | 'none' | 'caution' | 'reported' | 'severe' | 'disputed'
  rating: { mean: string; count: string } | null
  /** Icon only, the label in a tooltip. */
  isCompact: boolean
  /** A warning keeps its label where room is short; others give it up. */
  isWarning: boolean
  /** Accessible name. */
  name: string
}

const quietSurfaces: ReadonlySet<Surface> = new Set(['comment-author'])
const mainSurfaces: ReadonlySet<Surface> = new Set(['profile-header', 'listing'])

/** Whether a sighting gets a badge: unknown sellers only where one looks at them alone. */
export function isShown(answer: LookupAnswer, surface: Surface): boolean {
  if (mainSurfaces.has(surface)) return true
  return answer.state === 'known' && answer.result.verdict !== 'none'
}

/** Pure: the same answer always looks the same. */
export function toBadgeView(answer: LookupAnswer, surface: Surface, language: Language): BadgeView {
  const { handle } = toProfileParts(answer.key)
  const isCompact = quietSurfaces.has(surface)
  if (answer.state === 'unknown') {
    const label = cannotCheckName[language]
    return {
      icon: 'unknown',
      label,
      tone: 'none',
      rating: null,
      isCompact,
      isWarning: false,
      name: `Amanah: ${label}, ${handle}`,
    }
  }
  const { result } = answer
  const { verdict, severe, rating } = result
  const label = toBadgeLabel(result, language)
  const hasRating = (verdict === 'verified' || verdict === 'claimed') && rating.mean !== null
  const spoken = hasRating ? toRatingSpeech(result, language) : null
  return {
    icon: severe ? 'severe' : verdict,
    label,
    tone: severe ? 'severe' : verdict === 'noted' ? 'none' : verdict,
    rating:
      hasRating && rating.mean !== null
        ? { mean: formatMean(rating.mean, language), count: `(${rating.count})` }
        : null,
    isCompact,
    isWarning: verdict === 'reported' || verdict === 'disputed' || verdict === 'caution',
    name: ['Amanah: ', label, ', ', handle, spoken ? `, ${spoken}` : ''].join(''),
  }
}
