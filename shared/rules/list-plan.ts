import type { PublishedList } from '#shared/domain/snapshot'
import { change, joinSteps, type ListStep } from '#shared/rules/list-step'
import { type Result, toOk, toProblem } from '#shared/rules/result'

type NamedStep = PublishedList['steps'][number]

/** A list on a device. */
export interface HeldList {
  prefixes: Uint32Array<ArrayBuffer>
  /** From the version of the whole list to this one: undone, they lead back to where steps begin. */
  steps: ListStep[]
}

/** What to load for the newest list. */
export interface ListPlan {
  /** Version from which the steps are taken: one that the device can go back to, or that of the whole list. */
  start: number
  /** The whole list is to be loaded first. */
  isFull: boolean
  /** In the order in which they are taken. */
  steps: NamedStep[]
  bytes: number
}

/**
 * The way to the newest list from the versions that a device holds or can go back to: the steps after the latest of
 * them, or the whole list and the steps after that, whichever is fewer bytes. Refused is a manifest whose steps do not
 * lead from its whole list to its newest.
 */
export function planList(list: PublishedList, held: Iterable<number>): Result<ListPlan, 'broken-steps'> {
  const { steps, version, full } = list
  const isConnected = steps.every(
    ({ from, to }, i) => from < to && to === (i + 1 < steps.length ? steps[i + 1]?.from : version),
  )
  const afterFull = isConnected ? stepsAfter(list, full.version) : null
  if (!afterFull) return toProblem('broken-steps')
  const whole = {
    start: full.version,
    isFull: true,
    steps: afterFull,
    bytes: full.bytes + countBytes(afterFull),
  }
  const start = Math.max(...[...held].filter(each => stepsAfter(list, each) !== null))
  const after = stepsAfter(list, start)
  if (!after) return toOk(whole)
  const stepped = { start, isFull: false, steps: after, bytes: countBytes(after) }
  return toOk(stepped.bytes <= whole.bytes ? stepped : whole)
}

/**
 * The newest list: what is held, or the whole list, with what came after the start of the plan undone and the steps
 * of the plan taken. Whether it is the one that is meant, only its checksum can tell.
 */
export function takeSteps(
  { prefixes, steps }: HeldList,
  { start }: Pick<ListPlan, 'start'>,
  taken: readonly ListStep[],
  list: PublishedList,
): HeldList {
  const undone = steps.filter(({ from }) => from >= start)
  // Few against the list, so they are put together first and the list is gone through once.
  const changed = [...undone, ...taken].reduce((all, step) => change(all, step.changed), new Uint32Array())
  const kept = steps.filter(({ to }) => to <= start)
  return { prefixes: change(prefixes, changed), steps: toNamed([...kept, ...taken], list) }
}

/** Steps since the whole list, joined where no manifest names the version between them any more. */
function toNamed(steps: readonly ListStep[], { full, steps: named }: PublishedList): ListStep[] {
  const joined: ListStep[] = []
  for (const step of steps) {
    if (step.from < full.version) continue
    const last = named.some(({ from }) => from === step.from) ? undefined : joined.pop()
    joined.push(last ? joinSteps(last, step) : step)
  }
  return joined
}

/** Null where no step begins at that version. */
function stepsAfter({ steps, version }: PublishedList, start: number): NamedStep[] | null {
  if (start === version) return []
  const first = steps.findIndex(({ from }) => from === start)
  return first < 0 ? null : steps.slice(first)
}

function countBytes(steps: readonly NamedStep[]): number {
  return steps.reduce((sum, { bytes }) => sum + bytes, 0)
}
