import type { DestinationKey } from '#shared/domain/subject'
import { whatsappMobileOf } from '#shared/rules/nameless-link'
import { parseQris } from '#shared/rules/qris'
import type { Recognition } from '#shared/rules/recognise/recognition'
import { profileOfUrl } from '#shared/rules/subject-key'

const nothing = { provider: null, holder: null, confidence: 'high', isObfuscated: false } as const

const addresses = /(?<![a-z0-9@.-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}\/[^\s<>"']{1,500}/gi
const merchantIds = /(?<![A-Za-z0-9])ID[ ]?[0-9]{13}(?![0-9])/gi
const qrisTexts = /000201[^\n]{20,600}?6304[0-9A-Fa-f]{4}/g

/** Links to profiles and WhatsApp numbers in the original text. Links that name nobody are passed over. */
export function findLinks(original: string): Recognition[] {
  return Array.from(original.matchAll(addresses)).flatMap(match => {
    const written = match[0].replace(/[.,;:!?)\]]+$/, '')
    const link = readLink(written)
    return link ? [{ ...nothing, ...link, start: match.index, end: match.index + written.length }] : []
  })
}

/** QRIS texts whose CRC is right, and merchant ids standing alone. */
export function findQris(original: string): Recognition[] {
  const codes = Array.from(original.matchAll(qrisTexts)).flatMap(match => {
    const parsed = parseQris(match[0])
    if (!parsed.ok || !parsed.value.key) return []
    const { key, name, nmid, pan } = parsed.value
    const number = nmid ?? pan ?? ''
    return [{ ...nothing, kind: 'qris' as const, key, number, holder: name, ...spanOf(match) }]
  })
  const ids = Array.from(original.matchAll(merchantIds)).flatMap(match => {
    const number = match[0].replace(' ', '').toUpperCase()
    const key = `qris:${number}` as DestinationKey
    const { start, end } = spanOf(match)
    const isInside = codes.some(code => code.start < end && code.end > start)
    return isInside ? [] : [{ ...nothing, kind: 'qris' as const, key, number, start, end }]
  })
  return [...codes, ...ids]
}

function readLink(written: string): Pick<Recognition, 'kind' | 'key' | 'number'> | null {
  const address = /^https?:\/\//i.test(written) ? written.replace(/^http:/i, 'https:') : `https://${written}`
  const profile = profileOfUrl(address)
  if (profile) return { kind: 'profile', key: profile.key, number: profile.handle }
  const phone = URL.canParse(address) ? whatsappMobileOf(new URL(address)) : null
  return phone ? { kind: 'phone', key: `phone:${phone}` as DestinationKey, number: phone } : null
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length }
}
