/**
 * Numbers that are never an account or a phone, blanked before numbers are read: money, bank codes, hours,
 * dates, coordinates, invoices, tracking numbers. Every pattern is bounded, so the pass is linear. What goes on
 * with digits before or behind is a longer number and stays.
 */
const patterns: readonly RegExp[] = [
  /(?<![a-z])(?:rp|idr)[. ]{0,2}[0-9][0-9.,]{0,18}(?:[ ]?(?:rb|ribu|k|jt|juta)(?![a-z]))?/g,
  /(?<![0-9.,])[0-9]{1,3}(?:[.,][0-9]{1,3})?[ ]?(?:rb|ribu|k|jt|juta|kg|gr|gram|ml|cm|pcs|mb|gb)(?![a-z])/g,
  /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3}){2}(?![0-9]|[.\- ][0-9])(?:,[0-9]{2})?/g,
  /(?<![a-z])kode(?:[ ]bank)?[ :]{0,3}\(?[0-9]{3}(?![0-9])\)?/g,
  /(?<![0-9]|[0-9][.-])[0-2]?[0-9][.:][0-5][0-9][ ]{0,2}(?:-|s\/d|sd|sampai)[ ]{0,2}[0-2]?[0-9][.:][0-5][0-9](?!(?:[.-])?[0-9])/g,
  /(?<![0-9\-/.])(?:20|19)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![-/.]?[0-9])/g,
  /(?<![0-9\-/.])[0-3]?[0-9][-/.][01]?[0-9][-/.](?:20|19)[0-9]{2}(?![-/.]?[0-9])/g,
  /-?[0-9]{1,3}\.[0-9]{4,15}[ ]?,[ ]?-?[0-9]{1,3}\.[0-9]{4,15}/g,
  /(?<![a-z])(?:inv|invoice|trx|ord|order|po|ref|awb|spxid|jp|jx|jt|jd|tkp|rekbid|sku)[-#/ ]?(?=[a-z\-/]{0,6}[0-9])[a-z0-9][a-z0-9\-/]{5,40}(?![a-z])/g,
  /#[a-z0-9][a-z0-9-]{5,40}/g,
  /[a-z0-9._-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g,
  /(?:https?:\/\/|www\.)[^\s]{1,2000}/g,
  /(?<![a-z0-9@.-])[a-z0-9-]{1,63}(?:\.[a-z][a-z0-9-]{1,62}){1,4}\/[^\s]{0,2000}/g,
]

/** The same text with noise replaced by a mark of the same length, so that indexes hold. */
export function blankNoise(text: string): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, blank), text)
}

/** As many marks as the match had characters; the mark is in no pattern. */
export function blank(match: string): string {
  return '\u0001'.repeat(match.length)
}
