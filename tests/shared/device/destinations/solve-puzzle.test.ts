import { describe, expect, test, vi } from 'vitest'
import { solvePuzzle } from '#shared/device/destinations/solve-puzzle'
import { isSolution } from '#shared/rules/puzzle'

const challenge = 'a-challenge-of-a-server.µ'

describe('solutions', () => {
  test.each([1, 7, 8, 9, 12])('of %i bits are what the server takes', async bits => {
    const solutions = await solvePuzzle({ challenge, bits, count: 3 })
    expect(solutions).toHaveLength(3)
    const taken = (solutions ?? []).map((solution, ordinal) => isSolution(challenge, ordinal, solution, bits))
    expect(await Promise.all(taken)).toEqual([true, true, true])
  })

  test('are each for their own ordinal and challenge', async () => {
    const [first = 0] = (await solvePuzzle({ challenge, bits: 12, count: 1 })) ?? []
    expect(await isSolution(challenge, 1, first, 12)).toBe(false)
    expect(await isSolution(`${challenge}x`, 0, first, 12)).toBe(false)
  })
})

test('tells how far it is, never backwards, and that it is done', async () => {
  const shares: number[] = []
  await solvePuzzle({ challenge, bits: 14, count: 4 }, { onWork: share => shares.push(share) })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.every(share => share > 0 && share <= 1)).toBe(true)
  expect(shares.at(-1)).toBe(1)
})

test('gives others their turn while it works', async () => {
  const turn = vi.fn()
  const solving = solvePuzzle({ challenge, bits: 18, count: 1 }, { onWork: () => setTimeout(turn) })
  await solving
  expect(turn).toHaveBeenCalled()
})

test('stops where it is given up', async () => {
  const leaving = new AbortController()
  const onWork = vi.fn(() => leaving.abort())
  expect(await solvePuzzle({ challenge, bits: 22, count: 1 }, { onWork, signal: leaving.signal })).toBeNull()
  expect(onWork).toHaveBeenCalledTimes(1)
})

test.each([
  [32, 1],
  [23, 1],
  [19, 16],
])('%i bits, %i times, are more than is reasonable', async (bits, count) => {
  const onWork = vi.fn()
  expect(await solvePuzzle({ challenge, bits, count }, { onWork })).toBeNull()
  expect(onWork).not.toHaveBeenCalled()
})
