import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import type { PageNumber } from '../../messaging/page-protocol.ts'
import { isProfileKey, parsePlatformId } from '../parse-subject.ts'

/** The spelling of `destinationKeySchema`, without zod. */
const keyPattern =
  /^(?:bank:\d{3}:\d{5,20}|ewallet:(?:dana|ovo|gopay|shopeepay|linkaja):628\d{8,11}|phone:628\d{8,11}|qris:ID\d{13}|qris-pan:\d{18})$/
/** As many wallets as there are; a page lists no more numbers than a person would look through. */
const most = { keys: 5, numbers: 100, holder: 60 }

/**
 * What the script of a page says of its numbers, null where it says nothing that can be read. The process of a page may
 * have been taken over: what it says is in the right form or left out. Each number of each seller is listed once.
 */
export function parsePageNumbers(said: unknown): PageNumber[] | null {
  if (!Array.isArray(said)) return null
  const numbers = new Map<string, PageNumber>()
  for (const each of said.slice(0, most.numbers)) {
    const number = parseNumber(each)
    if (!number) continue
    const id = [...number.keys, number.profile?.key].join(' ')
    if (!numbers.has(id)) numbers.set(id, number)
  }
  return [...numbers.values()]
}

function parseNumber(said: unknown): PageNumber | null {
  if (!isRecord(said) || !Array.isArray(said.keys)) return null
  const keys = said.keys.slice(0, most.keys).filter(isDestinationKey)
  const [first] = keys
  if (!first || keys.length !== said.keys.length || new Set(keys).size !== keys.length) return null
  if (keys.some(key => toDestinationKind(key) !== toDestinationKind(first))) return null
  return { keys, profile: parseProfile(said.profile), holder: parseHolder(said.holder) }
}

function parseProfile(said: unknown): ProfileQuestion | null {
  if (!isRecord(said) || !isProfileKey(said.key)) return null
  const platformId = parsePlatformId(said.platformId)
  return platformId ? { key: said.key, platformId } : { key: said.key }
}

/** Control and format characters could turn about what stands beside them. */
function parseHolder(said: unknown): string | null {
  return typeof said === 'string' && said.length <= most.holder && /^[^\p{C}]+$/u.test(said) ? said : null
}

function isDestinationKey(said: unknown): said is DestinationKey {
  return typeof said === 'string' && keyPattern.test(said)
}

function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null
}
