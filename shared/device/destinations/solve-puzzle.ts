import { sha256 } from '@noble/hashes/sha2.js'
import type { Puzzle } from '#shared/contract/destinations'
import { toPuzzleText } from '#shared/rules/puzzle'

/** Most digests, on average, for one request: on a cheap phone, a minute. */
const mostWork = 2 ** 22
const mostTries = 2 ** 32
/** So long the device does nothing else, and looks at the clock so often meanwhile. */
const sliceMs = 20
const triesPerLook = 256

export interface PuzzleWorld {
  /** Told how much is done, from 0 to 1; what is left is chance, so the steps become smaller. */
  onWork?: ((share: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Solutions of a puzzle, one for each ordinal: each makes a digest begin with so many zero bits; see `rules/puzzle`.
 * Null for a puzzle that asks for more than is reasonable, or when it is given up. Hashes are made synchronously, since
 * a WebCrypto call costs ten times the hash, and in slices, so that whoever waits beside gets a turn.
 */
export async function solvePuzzle(
  puzzle: Puzzle,
  { onWork, signal }: PuzzleWorld = {},
): Promise<number[] | null> {
  const { challenge, bits, count } = puzzle
  const expected = 2 ** bits
  if (expected * count > mostWork) return null
  const solutions: number[] = []
  let sliceEnd = performance.now() + sliceMs
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const prefix = sha256.create().update(encoder.encode(toPuzzleText(challenge, ordinal, 0).slice(0, -1)))
    const isSolved = (solution: number) =>
      startsWithZeros(
        prefix
          .clone()
          .update(encoder.encode(String(solution)))
          .digest(),
        bits,
      )
    let solution = 0
    while (!isSolved(solution)) {
      solution++
      if (solution === mostTries) return null
      if (solution % triesPerLook > 0 || performance.now() < sliceEnd) continue
      onWork?.((ordinal + 1 - Math.exp(-solution / expected)) / count)
      await new Promise(resolve => setTimeout(resolve))
      if (signal?.aborted) return null
      sliceEnd = performance.now() + sliceMs
    }
    solutions.push(solution)
  }
  onWork?.(1)
  return solutions
}

const encoder = new TextEncoder()

function startsWithZeros(digest: Uint8Array, bits: number): boolean {
  const whole = bits >>> 3
  for (let i = 0; i < whole; i++) if (digest[i] !== 0) return false
  return bits % 8 === 0 || (digest[whole] ?? 0) >>> (8 - (bits % 8)) === 0
}
