import type { Language } from '#shared/domain/platform'
import { en } from './en.ts'
import { id, type Words } from './id.ts'

export function wordsOf(language: Language): Words {
  return language === 'en' ? en : id
}
