import type { Language } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Check, VerdictResult } from '#shared/rules/verdict-of'
import { factNames, verdictNames } from '#shared/rules/verdict-words'
import type { Words } from '../words/id.ts'

/** `@toko.siti`, or on Facebook, where the key is a number, its last digits. */
export function toHandleText(key: ProfileKey, words: Words): string {
  const { platform, handle } = toProfileParts(key)
  if (platform === 'facebook' && /^\d+$/.test(handle)) return words.marketplaceId(handle.slice(-4))
  return platform === 'facebook' ? handle : `@${handle}`
}

/** Heading of the verdict band: the name of the verdict, or what it rests on. */
export function toBandTitle(result: VerdictResult, words: Words, language: Language): string {
  const { verdict, warnings, notes, rating } = result
  if (verdict === 'caution' && warnings[0]) return factNames[warnings[0].kind][language]
  if (verdict !== 'noted') return verdictNames[verdict][language]
  if (rating.count > 0) return words.band.notedReviews
  return notes[0] ? factNames[notes[0].kind][language] : words.band.notedResolved
}

/** Which colour speaks for a verdict; `noted` is as grey as `none`. */
export function toTone(result: VerdictResult): string {
  if (result.severe) return 'severe'
  return result.verdict === 'noted' ? 'none' : result.verdict
}

/** Several destinations with the same kind of check are one row, with the newest date. */
export function toLatestChecks(checks: readonly Check[]): Check[] {
  const latest = new Map<string, Check>()
  for (const check of checks) {
    const known = latest.get(check.kind)
    if (!known || known.at < check.at) latest.set(check.kind, check)
  }
  return [...latest.values()].sort((a, b) => b.at.localeCompare(a.at))
}
