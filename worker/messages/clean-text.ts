const longest = 200

/** Ends lines, hides text, or turns its direction: controls, marks and isolates, zero-width characters, tags. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu

/**
 * Text of others as part of a sentence of ours: one line, of limited length, in reading direction. Mail programs make
 * links of what looks like one; a joiner that nobody sees keeps a shop from being called after somebody's address.
 */
export function cleanText(text: string): string {
  const line = text.normalize('NFC').replace(invisible, ' ').replace(/\s+/gu, ' ').trim()
  const letters = Array.from(line)
  const short = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line
  return short.replace(/\.(?=\p{L})/gu, '.\u2060').replaceAll('://', ':\u2060//')
}
