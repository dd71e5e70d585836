import { type SeededVerdict, seededVerdicts } from '../fixtures/seeds.ts'

/** The verdict that the seed of the browser tests gives a profile: dealt out in order, one after the other. */
export function toSeededVerdict(profile: string, all: readonly string[]): SeededVerdict {
  const at = all.indexOf(profile)
  return seededVerdicts[at % seededVerdicts.length] ?? 'verified'
}
