import type { DestinationKey } from '#shared/domain/subject'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** Why a text is no QRIS. `crc` means damaged or incomplete, never forged. */
export type QrisProblem = 'not-qris' | 'cut' | 'crc' | 'repeated-tag'

/** What a merchant-presented QRIS says (EMVCo QR Code Specification, merchant-presented mode). */
export interface Qris {
  /** National merchant id `ID` + 13 digits, from tag 51 or 26–45. */
  nmid: string | null
  /** Merchant PAN of 18 digits; a receipt prints it with a check digit more. */
  pan: string | null
  name: string
  city: string
  isDynamic: boolean
  /** As printed in tag 54, in rupiah; null when the payer types it. */
  amount: string | null
  currency: string
  country: string
  /** The only spelling used for lookups, null when the code names no merchant. */
  key: DestinationKey | null
}

type Tags = ReadonlyMap<string, string>

const domesticAccountTags = Array.from({ length: 20 }, (_, i) => String(26 + i))
const nationalTag = '51'

/** Parses the text inside a QR code. A right CRC proves nothing about who is behind it. */
export function parseQris(text: string): Result<Qris, QrisProblem> {
  const payload = text.trim()
  if (!payload.startsWith('000201')) return toProblem('not-qris')
  const parsed = readTags(payload)
  if (!parsed.ok) return parsed
  const tags = parsed.value
  if (!isCrcRight(payload, tags.get('63'))) return toProblem('crc')
  const accounts = [nationalTag, ...domesticAccountTags].flatMap(tag => accountOf(tags.get(tag)) ?? [])
  const nmid = accounts.flatMap(account => account.nmid ?? [])[0] ?? null
  const pan = accounts.flatMap(account => account.pan ?? [])[0] ?? null
  return toOk({
    nmid,
    pan,
    name: tags.get('59') ?? '',
    city: tags.get('60') ?? '',
    isDynamic: tags.get('01') === '12',
    amount: tags.get('54') ?? null,
    currency: tags.get('53') ?? '',
    country: tags.get('58') ?? '',
    key: keyOf(nmid, pan),
  })
}

/** CRC-16/CCITT-FALSE (poly 1021, init FFFF) of the UTF-8 bytes. */
export function toCrc16(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Lengths count characters, not bytes; a tag that stands twice makes the code ambiguous and is refused. */
function readTags(text: string): Result<Tags, QrisProblem> {
  const characters = Array.from(text)
  const tags = new Map<string, string>()
  for (let at = 0; at < characters.length; ) {
    const head = characters.slice(at, at + 4).join('')
    if (!/^\d{4}$/.test(head)) return toProblem('cut')
    const tag = head.slice(0, 2)
    const end = at + 4 + Number(head.slice(2))
    if (end > characters.length) return toProblem('cut')
    if (tags.has(tag)) return toProblem('repeated-tag')
    tags.set(tag, characters.slice(at + 4, end).join(''))
    at = end
  }
  return tags.has('63') ? toOk(tags) : toProblem('cut')
}

function isCrcRight(payload: string, crc: string | undefined): boolean {
  if (crc?.length !== 4) return false
  return toCrc16(payload.slice(0, -4)) === crc.toUpperCase()
}

function accountOf(template: string | undefined): { nmid: string | null; pan: string | null } | null {
  if (template === undefined) return null
  const tags = subTags(template)
  const values = [...tags.values()]
  return {
    nmid: values.find(value => /^ID\d{13}$/.test(value)) ?? null,
    pan: values.find(value => /^9360\d{14}$/.test(value)) ?? null,
  }
}

function subTags(template: string): Tags {
  const tags = new Map<string, string>()
  const characters = Array.from(template)
  for (let at = 0; at + 4 <= characters.length; ) {
    const head = characters.slice(at, at + 4).join('')
    if (!/^\d{4}$/.test(head)) break
    const end = at + 4 + Number(head.slice(2))
    tags.set(head.slice(0, 2), characters.slice(at + 4, end).join(''))
    at = end
  }
  return tags
}

function keyOf(nmid: string | null, pan: string | null): DestinationKey | null {
  if (nmid) return `qris:${nmid}` as DestinationKey
  return pan ? (`qris-pan:${pan}` as DestinationKey) : null
}
