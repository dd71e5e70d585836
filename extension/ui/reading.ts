import type { Language } from '#shared/domain/platform'
import { describeReading } from '#shared/rules/reading-words'
import { type Reading, type Understanding, understand } from '#shared/rules/understand'

/** What a pasted text is. */
export function readPasted(text: string): Understanding {
  return understand(text)
}

/** What was read, in words. */
export function toReadingText(reading: Reading, language: Language): string {
  return describeReading(reading)[language]
}
