import type { Mention } from '#shared/rules/recognise/mentions'
import type { NumberRun } from '#shared/rules/recognise/number-runs'

/** Where a name stands, in folded offsets. */
interface Span {
  start: number
  end: number
}

const marker = /(?<![a-z])(?:atas[ ]{1,3}nama|a[ ]?[./][ ]?n[.]?|an[.]?|nama)[ :.]{0,3}(?=[a-z*])/g
const nameLetters = /[\p{L}*.'’ -]/u
const particles = new Set(
  `ya yaa kak kakak gan sis bun min fast respon respons only saja aja yg yang dan atau untuk selain wa hp transfer tf
  konfirmasi kirim bukti setelah mohon harap hanya via bank no nomor rek norek minimal dp cod cek trims makasih thanks
  terima hubungi chat order ready buka tutup jangan lupa`.split(/\s+/),
)
const longestNameWords = 5
const reach = 60

/** The name that the text puts beside a number: after `a.n.` and its kin, or in capitals in brackets. */
export function findHolder(
  text: string,
  original: (span: Span) => string,
  run: NumberRun,
  bounds: { before: number; after: number },
  mentions: readonly Mention[],
): string | null {
  const after = markedName(text, run.end, Math.min(bounds.after, run.end + reach))
  if (after) return toName(original(after))
  const bracket = bracketName(text, run.end, bounds.after)
  if (bracket) {
    const written = original(bracket)
    const isMentioned = mentions.some(({ start, end }) => start < bracket.end && end > bracket.start)
    if (!isMentioned && written === written.toUpperCase()) return toName(written)
  }
  const before = markedName(text, Math.max(bounds.before, run.start - reach - 20), run.start)
  if (!before) return null
  const cut = mentions.find(({ start }) => start > before.start && start < before.end)
  return toName(original({ start: before.start, end: cut?.start ?? before.end }))
}

function markedName(text: string, from: number, to: number): Span | null {
  const window = text.slice(from, to)
  for (const match of window.matchAll(marker)) {
    const start = from + match.index + match[0].length
    const span = nameFrom(text, start, to)
    if (span) return span
  }
  return null
}

function bracketName(text: string, from: number, to: number): Span | null {
  const match = /^[ ]?\(([^()\n0-9]{3,40})\)/.exec(text.slice(from, Math.min(to, from + 45)))
  if (!match?.[1]) return null
  const start = from + match[0].indexOf('(') + 1
  return { start, end: start + match[1].length }
}

function nameFrom(text: string, start: number, to: number): Span | null {
  let end = start
  while (end < to && nameLetters.test(text[end] ?? '')) end++
  const words = text.slice(start, end).split(' ')
  const stop = words.findIndex((word, i) => i >= longestNameWords || particles.has(word.replace(/[.,]/g, '')))
  const kept = (stop >= 0 ? words.slice(0, stop) : words).join(' ').trimEnd()
  return kept.length >= 2 ? { start, end: start + kept.length } : null
}

function toName(written: string): string | null {
  const name = written.replace(/\s+/g, ' ').replace(/^[\s.\-']+|[\s\-'.]+$/g, '')
  return name.length >= 2 ? name : null
}
