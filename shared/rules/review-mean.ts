import type { ReviewCounts } from '#shared/domain/verdict'

/** Published with every mean: three reviews of 3.5 stars are added, so that few reviews do not shine. */
export const reviewPrior = { stars: 3.5, weight: 3 } as const

/** Below so many reviews with proof of purchase no mean is shown, only the reviews. */
export const fewestForMean = 5

export interface Rating {
  /** One decimal, null below `fewestForMean`. Only reviews with proof of purchase weigh. */
  mean: number | null
  count: number
  proven: number
}

/** Bayesian mean of the reviews with proof of purchase; the others weigh nothing. */
export function toRating(counts: ReviewCounts): Rating {
  const proven = sumOf(counts.proven)
  const stars = counts.proven.reduce((sum, count, i) => sum + count * (i + 1), 0)
  const mean = (reviewPrior.stars * reviewPrior.weight + stars) / (reviewPrior.weight + proven)
  return {
    mean: proven >= fewestForMean ? Math.round(mean * 10) / 10 : null,
    count: sumOf(counts.all),
    proven,
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
