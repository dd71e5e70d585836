import { findCertificates } from '#shared/rules/recognise/certificates'
import { claimRun, neighboursOf } from '#shared/rules/recognise/claim-run'
import { type FoldedText, foldText } from '#shared/rules/recognise/fold-text'
import { findHolder } from '#shared/rules/recognise/holder'
import { findLinks, findQris } from '#shared/rules/recognise/links'
import { findMentions, type Mention } from '#shared/rules/recognise/mentions'
import { blank, blankNoise } from '#shared/rules/recognise/noise'
import { findNumberRuns, type NumberRun, undisguise } from '#shared/rules/recognise/number-runs'
import type { Recognition } from '#shared/rules/recognise/recognition'

/** Longer texts are read up to here; nobody writes a bio of this length. */
export const longestText = 200_000

/**
 * Everything in a text that money or people can be reached by. The order of the steps matters: each takes away
 * what a later one would misread. Pure, never throws, linear in the length of the text.
 */
export function recognise(text: string): Recognition[] {
  const original = text.slice(0, longestText)
  const linked = [...findLinks(original), ...findQris(original)]
  const folded = foldText(blankSpans(original, linked))
  const certificates = findCertificates(folded.text)
  const readable = blankNoise(blankSpans(folded.text, certificates))
  const { text: plain, spots } = undisguise(readable)
  const numbers = readNumbers(original, folded, plain, findNumberRuns(plain, spots))
  return [...linked, ...certificates.map(found => inOriginal(folded, found)), ...numbers].sort(
    (a, b) => a.start - b.start,
  )
}

function readNumbers(original: string, folded: FoldedText, text: string, runs: NumberRun[]): Recognition[] {
  const mentions = findMentions(text)
  const toOriginal = ({ start, end }: { start: number; end: number }) => {
    const span = inOriginal(folded, { start, end })
    return original.slice(span.start, span.end)
  }
  const found: Recognition[] = []
  const taken = new Set<Mention>()
  let fromMention = 0
  runs.forEach((run, i) => {
    const bounds = { before: runs[i - 1]?.end ?? 0, after: runs[i + 1]?.start ?? text.length }
    // Mentions are sorted: those before the last number are behind us, so the whole walk stays linear.
    while ((mentions[fromMention]?.end ?? Number.POSITIVE_INFINITY) <= bounds.before) fromMention++
    const near = mentionsUntil(mentions, fromMention, bounds.after)
    const { claims, used } = claimRun(text, run, neighboursOf(text, run, bounds, near, taken))
    for (const mention of used) taken.add(mention)
    if (claims.length === 0) return
    const holder = findHolder(text, toOriginal, run, bounds, near)
    const span = inOriginal(folded, run)
    for (const claim of claims) found.push({ ...claim, ...span, holder, isObfuscated: run.isObfuscated })
  })
  return shareHolders(original, found)
}

/** `BNI … / BCA … a.n. Fitri`: one name for accounts that only a separator and a bank's name part. */
function shareHolders(original: string, found: Recognition[]): Recognition[] {
  const shared = [...found]
  for (let i = shared.length - 2; i >= 0; i--) {
    const [one, next] = [shared[i], shared[i + 1]]
    if (!one || !next || one.holder || !next.holder || next.kind === 'phone' || one.kind === 'phone') continue
    const between = original.slice(one.end, next.start)
    if (between.length <= 20 && /^[\s/,&+|]*[\p{L} ]{0,14}[\s:]*$/u.test(between))
      shared[i] = { ...one, holder: next.holder }
  }
  return shared
}

function mentionsUntil(mentions: readonly Mention[], from: number, until: number): Mention[] {
  const near: Mention[] = []
  for (let i = from; i < mentions.length; i++) {
    const mention = mentions[i]
    if (!mention || mention.start >= until) break
    near.push(mention)
  }
  return near
}

function blankSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    pieces.push(text.slice(at, start), blank(text.slice(start, end)))
    at = end
  }
  return [...pieces, text.slice(at)].join('')
}

function inOriginal<Found extends { start: number; end: number }>(folded: FoldedText, found: Found): Found {
  return { ...found, start: folded.starts[found.start] ?? 0, end: folded.ends[found.end - 1] ?? 0 }
}
