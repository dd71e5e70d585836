import type { DestinationKey } from '#shared/domain/subject'
import { toIndonesianMobile } from '#shared/rules/phone'
import { isMention, type Mention } from '#shared/rules/recognise/mentions'
import type { NumberRun } from '#shared/rules/recognise/number-runs'
import { danaPrefixes, findBank } from '#shared/rules/recognise/providers'
import type { Recognition } from '#shared/rules/recognise/recognition'

/** What a number is, before its place and name are added. */
export type Claim = Pick<Recognition, 'kind' | 'key' | 'number' | 'provider' | 'confidence'>

const reachBefore = 40
const reachAfter = 25
const rejectReach = 14
const joiner = /^[ /,&+()-]*(?:dan|atau|or)?[ /,&+()-]*$/

/** The words around a run that may say what it is. */
export interface Neighbours {
  before: Mention[]
  after: Mention[]
}

/** Mentions within reach of a run and not beyond its neighbours; `taken` are those of the run before. */
export function neighboursOf(
  text: string,
  run: NumberRun,
  bounds: { before: number; after: number },
  mentions: readonly Mention[],
  taken: ReadonlySet<Mention>,
): Neighbours {
  const from = Math.max(bounds.before, run.start - reachBefore)
  const to = Math.min(bounds.after, run.end + reachAfter)
  const before = mentions
    .filter(({ start, end }) => start >= from && end <= run.start)
    .filter(mention => !taken.has(mention))
  const isLabelled = before.at(-1)?.kind === 'phone'
  // `WA 0812… / DANA 0856…`: what stands before the next number, on its line or after our own label, is its.
  const isOfNext = ({ start, end }: Mention) => {
    const toNext = text.slice(end, bounds.after)
    if (bounds.after === text.length || toNext.includes('\n')) return false
    return text.slice(run.end, start).includes('\n') || (isLabelled && /^[ :.=-]*$/.test(toNext))
  }
  const after = mentions.filter(({ start, end }) => start >= run.end && end <= to)
  return { before, after: after.filter(mention => !isOfNext(mention)) }
}

/** What a run is by its neighbours, and which mentions said so. Nothing when it is none of our kinds. */
export function claimRun(
  text: string,
  run: NumberRun,
  { before, after }: Neighbours,
): { claims: Claim[]; used: Mention[] } {
  if (isCode(text, run) || isRejected(run, before)) return { claims: [], used: [] }
  const naming = providersOf(text, before.toReversed())
  const named = naming.length > 0 ? naming : providersOf(text, after)
  const has = (kind: Mention['kind']) => [...before, ...after].some(mention => mention.kind === kind)
  const claims = claimsOf(run, named, has)
  const isUsed = (mention: Mention) => claims.some(({ provider }) => provider === mention.provider)
  return { claims, used: naming.length > 0 ? [] : named.filter(isUsed) }
}

function claimsOf(
  { digits, isInternational }: NumberRun,
  named: Mention[],
  has: (kind: Mention['kind']) => boolean,
): Claim[] {
  const bank = named.find(({ kind }) => kind === 'bank')
  const wallets = named.filter(({ kind }) => kind === 'wallet')
  const mobile = toIndonesianMobile(isInternational ? `+${digits}` : digits)
  // A country’s code makes it a phone, whatever bank is named beside it.
  if (isInternational && !mobile) return []
  const dana = danaPhone(digits)
  const isVirtual = has('virtual-account')
  const isAccepted = bank !== undefined && !isInternational && isLengthAccepted(bank.provider, digits)
  if (dana && (isVirtual || wallets.some(({ provider }) => provider === 'dana') || !isAccepted)) {
    return [toWalletClaim('dana', dana)]
  }
  if (isVirtual)
    return [
      {
        kind: 'virtual-account',
        key: null,
        number: digits,
        provider: bank?.provider ?? null,
        confidence: 'high',
      },
    ]
  if (bank && isAccepted && !(mobile && wallets.length > 0))
    return [toBankClaim(bank.provider, digits, 'high')]
  if (mobile && wallets.length > 0) return wallets.map(({ provider }) => toWalletClaim(provider, mobile))
  if (mobile && (has('phone') || /^0|^62/.test(digits)))
    return [toPhoneClaim(mobile, has('phone') ? 'high' : 'low')]
  if (!has('account')) return []
  const number = { kind: 'bank' as const, number: digits, confidence: 'low' as const }
  return digits.length > 17
    ? []
    : [
        {
          ...number,
          key: bank ? toKey(`bank:${bank.provider}:${digits}`) : null,
          provider: bank?.provider ?? null,
        },
      ]
}

/** The nearest provider, with the wallets that stand joined to it: `Dana/OVO/GoPay`. */
function providersOf(text: string, nearestFirst: Mention[]): Mention[] {
  const providers = nearestFirst.filter(({ kind }) => kind === 'bank' || kind === 'wallet')
  const [nearest, ...others] = providers
  if (!nearest) return []
  const group = [nearest]
  for (const other of others) {
    const edge = group.at(-1) ?? nearest
    const [left, right] = other.start < edge.start ? [other, edge] : [edge, other]
    if (!joiner.test(text.slice(left.end, right.start))) break
    group.push(other)
  }
  return group
}

/** Letters glued to the front make it a code, unless they are a word that we know. */
function isCode(text: string, run: NumberRun): boolean {
  const glued = /[a-z]{1,12}$/.exec(text.slice(Math.max(0, run.start - 12), run.start))?.[0]
  return glued !== undefined && !isMention(glued)
}

function isRejected(run: NumberRun, before: Mention[]): boolean {
  const last = before.at(-1)
  return last?.kind === 'other-number' && run.start - last.end <= rejectReach
}

function isLengthAccepted(code: string, digits: string): boolean {
  const [shortest, longest] = findBank(code)?.accepts ?? [0, 0]
  return digits.length >= shortest && digits.length <= longest
}

function danaPhone(digits: string): string | null {
  const prefix = danaPrefixes.find(candidate => digits.startsWith(`${candidate}08`))
  return prefix ? toIndonesianMobile(digits.slice(prefix.length)) : null
}

function toBankClaim(code: string, digits: string, confidence: Claim['confidence']): Claim {
  return { kind: 'bank', key: toKey(`bank:${code}:${digits}`), number: digits, provider: code, confidence }
}

function toWalletClaim(wallet: string, phone: string): Claim {
  return {
    kind: 'ewallet',
    key: toKey(`ewallet:${wallet}:${phone}`),
    number: phone,
    provider: wallet,
    confidence: 'high',
  }
}

function toPhoneClaim(phone: string, confidence: Claim['confidence']): Claim {
  return { kind: 'phone', key: toKey(`phone:${phone}`), number: phone, provider: null, confidence }
}

function toKey(key: string): DestinationKey {
  return key as DestinationKey
}
