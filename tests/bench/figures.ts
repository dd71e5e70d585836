/** One line of a table: what was measured, by the name of its column. */
export type Row = Record<string, string | number>

export interface Table {
  title: string
  rows: Row[]
}

/** What is promised, or what follows from a promise. */
export interface Budget {
  what: string
  budget: string
  measured: string
  held: 'yes' | 'NO'
}

/** What one group of benchmarks found. */
export interface Figures {
  tables: Table[]
  budgets: Budget[]
}

export function toAtMost(what: string, measured: number, most: number, unit: string): Budget {
  const held = measured <= most ? 'yes' : 'NO'
  return { what, budget: `≤ ${most} ${unit}`, measured: `${round(measured)} ${unit}`, held }
}

export function toAtLeast(what: string, measured: number, least: number, unit: string): Budget {
  const held = measured >= least ? 'yes' : 'NO'
  return { what, budget: `≥ ${least} ${unit}`, measured: `${round(measured)} ${unit}`, held }
}

/** Three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value that so large a share of the others does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** So long a piece of work is repeated before it is measured: by then the engine has compiled it. */
const warmUpMs = 400

/**
 * Milliseconds of CPU that the work takes, all threads of this process together: the median of some runs. On a machine
 * that others use as well this repeats where the time on the wall does not.
 */
export async function timeOf(work: () => unknown, runs = 5): Promise<number> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < warmUpMs) await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return median(times)
}
