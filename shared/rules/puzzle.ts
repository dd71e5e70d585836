/**
 * Zero bits that a solution's digest begins with: 2^16 = 65,536 digests on average. A desktop makes 400,000 such short
 * ones a second in plain JavaScript, a cheap phone about a sixth of that, so a number costs a person a second, and a
 * million numbers cost whoever wants them eleven days of a phone or two of a desktop's core.
 */
export const puzzleBits = 16

/** Milliseconds that a challenge may be solved in; sixteen solutions take a slow phone a minute when luck is bad. */
export const puzzleLifeMs = 10 * 60_000

/** The text that a solver digests, for the solution number `ordinal` (from 0) of a challenge. */
export function toPuzzleText(challenge: string, ordinal: number, solution: number): string {
  return `amanah/puzzle/v1\n${challenge}\n${ordinal}\n${solution}`
}

/** Whether the SHA-256 of the text begins with so many zero bits. */
export async function isSolution(
  challenge: string,
  ordinal: number,
  solution: number,
  bits: number,
): Promise<boolean> {
  const text = new TextEncoder().encode(toPuzzleText(challenge, ordinal, solution))
  return hasZeroBits(new Uint8Array(await crypto.subtle.digest('SHA-256', text)), bits)
}

/** Whether a digest begins with so many zero bits, from 0 to 32. */
function hasZeroBits(digest: Uint8Array, bits: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = digest
  const first = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  return bits === 0 || first >>> (32 - bits) === 0
}
