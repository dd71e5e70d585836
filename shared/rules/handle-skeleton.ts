import type { SubjectHash } from '#shared/domain/subject'
import { toSha256 } from '#shared/rules/subject-hash'

/**
 * The letter that stands for all that look like it: digits, Latin letters, then Cyrillic and Greek ones, in
 * lower case and without marks. Chosen by eye, of what passes in a Latin handle; no letter stands in two rows.
 */
const lookAlikes: Record<string, string> = {
  a: '4ɑаα',
  b: '8ʙвьβ',
  c: 'ᴄсς',
  d: 'đԁ',
  e: '3еєε',
  g: '69ɡԍ',
  h: 'ħһн',
  i: 'ıіιɩ',
  j: 'ј',
  k: 'кκ',
  l: '1|łӏ',
  m: 'м',
  n: 'пη',
  o: '0øоөοσ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гʀ',
  s: '5ѕ',
  t: '7тτ',
  u: 'μυ',
  // A double v is a w; a repeat counts once; so both are a v.
  v: 'wѵԝνω',
  x: 'хχ',
  y: 'уүγ',
}
const letterOf = new Map(
  Object.entries(lookAlikes).flatMap(([letter, others]) => Array.from(others, other => [other, letter])),
)

/** Marks above letters, characters without width, and what separates words in a handle. */
const ignored = /[\p{M}\p{Cf}\p{Pd}\p{Pc}\s.]/gu

/**
 * What is left of a handle once everything is gone by which two handles differ and still look the same: handles
 * with one skeleton are look-alikes. Not for display. The skeleton of a skeleton is itself. Empty if the handle
 * has only separators. Since i, l and 1 are one letter and `cl` is a d, `ci` is a d as well.
 */
export function toSkeleton(handle: string): string {
  const plain = handle.normalize('NFKD').toLowerCase().replace(ignored, '')
  const letters = Array.from(plain, character => letterOf.get(character) ?? character).join('')
  // First the pairs that the next steps would tear apart: `perrnata` is `permata`, `clini` is `dini`.
  const paired = letters.replaceAll(/(?<=r)rn/g, 'm').replaceAll(/cl(?=i)/g, 'd')
  const single = withoutRepeats(paired.replaceAll('i', 'l'))
  return withoutRepeats(single.replaceAll('rn', 'm').replaceAll('cl', 'd'))
}

/**
 * The hash under which a verified handle's skeleton is listed: SHA-256 of `amanah/skeleton/v1/` and the skeleton.
 * Of the type of a profile's hash because both lists are searched alike; it names no profile and no bucket.
 */
export async function toSkeletonHash(handle: string): Promise<SubjectHash> {
  return (await toSha256(`amanah/skeleton/v1/${toSkeleton(handle)}`)) as SubjectHash
}

function withoutRepeats(text: string): string {
  return text.replace(/(.)\1+/gsu, '$1')
}
