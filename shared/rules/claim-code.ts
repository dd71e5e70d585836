import type { ProfileKey } from '#shared/domain/subject'
import type { ClaimCodeHash } from '#shared/domain/verdict'
import { toSha256 } from '#shared/rules/subject-hash'

/** Neither 0 and O nor 1, I and L: codes are read off one screen and typed into another. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Letters of a code after `AMANAH-`. */
export const codeLength = 8

const codePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])AMANAH-([${codeLetters}]{${codeLength}})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** A new code, as the seller writes it into the bio: `AMANAH-7K3FQ2MX`. About 39 bits. */
export function makeClaimCode(random: (bytes: Uint8Array) => Uint8Array): string {
  let code = ''
  while (code.length < codeLength) {
    for (const byte of random(new Uint8Array(codeLength))) {
      // Bytes beyond the last whole multiple would make the first letters likelier.
      if (byte < 256 - (256 % codeLetters.length) && code.length < codeLength) {
        code += codeLetters.charAt(byte % codeLetters.length)
      }
    }
  }
  return `AMANAH-${code}`
}

/** Codes that stand in a text, in upper case, each once. At most 20 are looked at: a bio is short. */
export function findClaimCodes(text: string): string[] {
  const found = Array.from(text.matchAll(codePattern), ([code]) => code.toUpperCase())
  return [...new Set(found)].slice(0, 20)
}

/**
 * What a bucket carries of a pending code: the first 8 bytes of SHA-256(`amanah/claim-code/v1/<key>/<code>`) in hex.
 * Whoever has it could try codes until one fits; that gives a false witness, never control of a profile.
 */
export async function toClaimCodeHash(key: ProfileKey, code: string): Promise<ClaimCodeHash> {
  return (await toSha256(`amanah/claim-code/v1/${key}/${code.toUpperCase()}`)).slice(0, 16) as ClaimCodeHash
}

const markPattern = /(?<![\p{L}\p{N}.@/])amanah:([a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9]))(?![\p{L}\p{N}-])/giu

/** Slugs that a bio names as `amanah:<slug>`, in lower case, each once. */
export function findShopMarks(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(markPattern), ([, slug = '']) => slug.toLowerCase()))].slice(
    0,
    20,
  )
}
