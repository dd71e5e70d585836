import { outcomeOf } from '#shared/rules/outcome-of'
import { type Reading, readingOfKey, understand } from '#shared/rules/understand'
import { AccountField } from './account-field.tsx'
import { NumbersBox } from './number-box.tsx'
import { QrisBox } from './qris-box.tsx'
import { ReadingBox } from './reading-box.tsx'

/** The one profile that a pasted text names, or null when it names none, or several. */
function readOneProfile(text: string): Reading | null {
  const outcome = outcomeOf(understand(text))
  const [only, second] = outcome.kind === 'profiles' ? outcome.readings : []
  return only && !second ? only : null
}

/** The recogniser, and what shows its answers. */
export const reader = {
  readOneProfile,
  readingOfKey,
  AccountField,
  NumbersBox,
  QrisBox,
  ReadingBox,
}
