import type { SubjectHash } from '#shared/domain/subject'
import { toSha256 } from '#shared/rules/subject-hash'

/**
 * The letter that stands for all that look like it: Latin letters, then Cyrillic and Greek ones, in lower case and
 * without marks. Chosen by eye, of what passes in a Latin handle; no letter stands in two rows.
 */
const lookAlikes: Record<string, string> = {
  a: 'ɑаα',
  b: 'ʙвьβ',
  c: 'ᴄсς',
  d: 'đԁ',
  e: 'еєε',
  g: 'ɡԍ',
  h: 'ħһн',
  i: 'ıіιɩ',
  j: 'ј',
  k: 'кκ',
  l: '|łӏ',
  m: 'м',
  n: 'пη',
  o: 'øоөοσ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гʀ',
  s: 'ѕ',
  t: 'тτ',
  u: 'μυ',
  v: 'ѵν',
  w: 'ԝω',
  x: 'хχ',
  y: 'уүγ',
}
const letterOf = new Map(
  Object.entries(lookAlikes).flatMap(([letter, others]) => Array.from(others, other => [other, letter])),
)

/** Digits that pass for letters, and i for l. What they replace keeps its place, so lengths still tell names apart. */
const strokes: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  i: 'l',
}

/** Marks above letters, characters without width, and what separates words in a handle. */
const ignored = /[\p{M}\p{Cf}\p{Pd}\p{Pc}\s.]/gu

/** Shorter skeletons are left alone: among few letters too many honest names meet. */
export const shortestSkeleton = 5

/**
 * What is left of a handle once everything is gone by which two handles differ and still look the same: handles
 * with one skeleton are look-alikes. Not for display. Empty if the handle has only separators. Letters written twice
 * count once; a digit beside them does not, since `putri1` is an ordinary name next to `putri`.
 */
export function toSkeleton(handle: string): string {
  const plain = handle.normalize('NFKD').toLowerCase().replace(ignored, '')
  const letters = Array.from(plain, character => letterOf.get(character) ?? character).join('')
  // First the pairs that the next step would tear apart: `perrnata` is `permata`, `clini` is `dini`.
  const paired = letters
    .replaceAll('vv', 'w')
    .replaceAll(/(?<=r)rn/g, 'm')
    .replaceAll(/c[l1](?=i)/g, 'd')
  const single = paired.replace(/(\p{L})\1+/gu, '$1')
  const drawn = Array.from(single, character => strokes[character] ?? character).join('')
  return drawn.replaceAll('rn', 'm').replaceAll('cl', 'd')
}

/** Whether a handle is long enough to be imitated, or to imitate. */
export function isImitable(handle: string): boolean {
  return toSkeleton(handle).length >= shortestSkeleton
}

/**
 * The hash under which a verified handle's skeleton is listed: SHA-256 of `amanah/skeleton/v1/` and the skeleton.
 * Of the type of a profile's hash because both lists are searched alike; it names no profile and no bucket.
 */
export async function toSkeletonHash(handle: string): Promise<SubjectHash> {
  return (await toSha256(`amanah/skeleton/v1/${toSkeleton(handle)}`)) as SubjectHash
}
