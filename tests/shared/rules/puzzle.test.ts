import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSolution, puzzleBits } from '#shared/rules/puzzle'

const challenge = 'v1.0123456789abcdefghij'

/** The format once more, on its own: what both sides have to agree on. */
function digest(ordinal: number, solution: number, of = challenge): Buffer {
  return createHash('sha256').update(`amanah/puzzle/v1\n${of}\n${ordinal}\n${solution}`).digest()
}

/** Whole digests as strings of bits, so that zeros are counted by other means than shifts. */
function countZeros(bytes: Buffer): number {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
  return bits.indexOf('1')
}

function solve(ordinal: number, bits: number): number {
  for (let solution = 0; ; solution++) if (countZeros(digest(ordinal, solution)) >= bits) return solution
}

describe('a solution', () => {
  test('is one for exactly the bits that its digest begins with, and fewer', async () => {
    for (let solution = 0; solution < 300; solution++) {
      const zeros = countZeros(digest(0, solution))
      expect(await isSolution(challenge, 0, solution, zeros)).toBe(true)
      expect(await isSolution(challenge, 0, solution, zeros + 1)).toBe(false)
    }
  })

  test('is found for the bits that are asked for, and counts for its own place only', async () => {
    const solution = solve(2, puzzleBits)
    expect(await isSolution(challenge, 2, solution, puzzleBits)).toBe(true)
    expect(await isSolution(challenge, 1, solution, puzzleBits)).toBe(false)
    expect(await isSolution(`${challenge}x`, 2, solution, puzzleBits)).toBe(false)
    expect(await isSolution(challenge, 2, solution + 1, puzzleBits)).toBe(false)
  })

  test('for 32 bits needs all of them', async () => {
    expect(await isSolution(challenge, 0, solve(0, 12), 32)).toBe(false)
  })
})
