import { type SeededVerdict, seededVerdicts } from '../fixtures/seeds.ts'

/** The verdict that the seed of the browser tests gives a profile: by its letters, so that all verdicts occur. */
export function toSeededVerdict(profile: string): SeededVerdict {
  const sum = [...profile].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return seededVerdicts[sum % seededVerdicts.length] ?? 'verified'
}
