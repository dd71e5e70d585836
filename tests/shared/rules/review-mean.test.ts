import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toRating } from '#shared/rules/review-mean'

const none = [0, 0, 0, 0, 0]

test('no mean below five reviews with proof of purchase', () => {
  expect(toRating({ all: none, proven: none })).toEqual({ mean: null, count: 0, proven: 0 })
  expect(toRating({ all: [0, 0, 0, 0, 90], proven: [0, 0, 0, 0, 4] })).toEqual({
    mean: null,
    count: 90,
    proven: 4,
  })
  expect(toRating({ all: [0, 0, 0, 0, 5], proven: [0, 0, 0, 0, 5] }).mean).toBe(4.4)
})

test('the mean is the published formula', () => {
  // (3 × 3.5 + 2×1 + 8×4 + 30×5) / (3 + 40) = 194.5 / 43
  expect(toRating({ all: [2, 0, 0, 8, 30], proven: [2, 0, 0, 8, 30] }).mean).toBe(4.5)
})

test('a thousand reviews without proof move the mean by nothing', () => {
  const stars = fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(stars, stars, stars, (proven, all, more) => {
      const without = toRating({ all, proven })
      const flooded = toRating({ all: all.map((count, i) => count + (more[i] ?? 0)), proven })
      return without.mean === flooded.mean
    }),
  )
})
