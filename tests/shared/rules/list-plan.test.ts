import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PublishedList } from '#shared/domain/snapshot'
import { addStep, listSpans, mostPastSteps, noSteps, type OpenSteps } from '#shared/rules/list-day'
import { type HeldList, type ListPlan, planList, takeSteps } from '#shared/rules/list-plan'
import { change, type ListStep } from '#shared/rules/list-step'

const hour = 3_600_000
const at = (time: string) => Date.parse(`2026-11-${time}:00Z`)
const toSorted = (prefixes: Iterable<number>) => Uint32Array.from(new Set(prefixes)).sort()

/** A list as it is published over time, with its steps opened. */
class ListHistory {
  version = 1
  full = { version: 1, prefixes: toSorted([]) }
  prefixes = this.full.prefixes
  past: ListStep[] = []
  open: OpenSteps = noSteps
  lastAt: number

  constructor(time: number) {
    this.lastAt = time
  }

  publish(prefixes: Uint32Array<ArrayBuffer>, time: number, isDayOver = false): void {
    const step = {
      from: this.version,
      to: this.version + 1,
      changed: change(this.prefixes, prefixes),
    }
    const { past, open } = addStep(this.open, step, { lastAt: this.lastAt, at: time, isDayOver })
    if (past) {
      this.full = { version: this.version, prefixes: this.prefixes }
      this.past = [...this.past, past].slice(-mostPastSteps)
    }
    Object.assign(this, { version: step.to, prefixes, open, lastAt: time })
  }

  get steps(): ListStep[] {
    const open = listSpans.map(span => (span === 'past' ? null : this.open[span]))
    return [...this.past, ...open].filter(step => step !== null)
  }

  /** What the manifest says; a prefix weighs so many bytes. */
  toPublished(fullBytes = 100 + 4 * this.full.prefixes.length): PublishedList {
    const spans = [...this.past.map(() => 'past' as const), ...openSpans(this.open)]
    return {
      version: this.version,
      publishedAt: new Date(this.lastAt).toISOString(),
      keys: this.prefixes.length,
      sha256: '',
      full: { version: this.full.version, url: 'full', bytes: fullBytes },
      steps: this.steps.map(({ from, to, changed }, i) => ({
        span: spans[i] ?? 'hour',
        from,
        to,
        url: `${from}-${to}`,
        bytes: 27 + 4 * changed.length,
      })),
    }
  }

  /** A device after its poll; `held` as it was after the one before. */
  poll(held: Device | null, fullBytes?: number): Device & { plan: ListPlan } {
    const list = this.toPublished(fullBytes)
    const versions = held ? [held.version, ...held.steps.map(({ from }) => from)] : []
    const plan = planList(list, versions)
    if (!plan.ok) throw new Error(plan.problem)
    const taken = plan.value.steps.map(named => {
      const step = this.steps.find(({ from, to }) => from === named.from && to === named.to)
      if (!step) throw new Error('named is what is not there')
      return step
    })
    const base = plan.value.isFull || !held ? { prefixes: this.full.prefixes, steps: [] } : held
    return { ...takeSteps(base, plan.value, taken, list), version: list.version, plan: plan.value }
  }
}

interface Device extends HeldList {
  version: number
}

function openSpans(open: OpenSteps) {
  return listSpans.filter(span => span !== 'past' && open[span] !== null)
}

/** Versions of the steps, span by span. */
function toShape(history: ListHistory): string {
  return history
    .toPublished()
    .steps.map(({ span, from, to }) => `${span} ${from}-${to}`)
    .join(', ')
}

describe('spans', () => {
  test('grow by the hour, the quarter and the day', () => {
    const history = new ListHistory(at('24T00:10'))
    const times: [time: string, shape: string][] = [
      ['24T00:20', 'hour 1-2'],
      ['24T00:59', 'hour 1-3'],
      ['24T01:00', 'quarter 1-3, hour 3-4'],
      ['24T05:59', 'quarter 1-4, hour 4-5'],
      ['24T06:00', 'day 1-5, hour 5-6'],
      ['24T07:00', 'day 1-5, quarter 5-6, hour 6-7'],
      ['24T23:00', 'day 1-7, hour 7-8'],
      ['25T00:00', 'past 1-8, hour 8-9'],
      ['27T13:00', 'past 1-8, past 8-9, hour 9-10'],
    ]
    for (const [i, [time, shape]] of times.entries()) {
      history.publish(toSorted([i]), at(time))
      expect([time, toShape(history)]).toEqual([time, shape])
    }
    expect(history.full.version).toBe(9)
  })
  test('a day may end early', () => {
    const history = new ListHistory(at('24T00:10'))
    history.publish(toSorted([1]), at('24T00:20'))
    history.publish(toSorted([2]), at('24T00:30'), true)
    expect(toShape(history)).toBe('past 1-2, hour 2-3')
  })
  test('a day in which nothing was before ends as nothing', () => {
    const history = new ListHistory(at('24T00:10'))
    history.publish(toSorted([1]), at('25T00:20'))
    expect([toShape(history), history.full.version]).toEqual(['hour 1-2', 1])
  })
})

/** What is listed after a change, and how long it came after the one before. */
const anyChange = fc.record({
  listed: fc.array(fc.nat(60), { maxLength: 30 }),
  wait: fc.oneof(fc.nat(hour), fc.nat(9 * hour), fc.nat(40 * hour)),
  /** As after a day that outgrew the list. */
  isDayOver: fc.nat(9).map(n => n === 0),
})

describe('plan', () => {
  test('property: whenever devices poll, each has the newest list, and none loads more than the whole', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { minLength: 1, maxLength: 60 }),
        fc.array(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0, 200, 10_000),
        (changes, awake, fullBytes) => {
          let now = at('24T00:00')
          const history = new ListHistory(now)
          const devices: (Device | null)[] = awake.map(() => null)
          for (const [i, { listed, wait, isDayOver }] of changes.entries()) {
            now += wait
            history.publish(toSorted(listed), now, isDayOver)
            for (const [j, polls] of awake.entries()) {
              if (!polls[i]) continue
              const { plan, ...device } = history.poll(devices[j] ?? null, fullBytes)
              const whole = history.poll(null, fullBytes).plan.bytes
              expect(device.prefixes).toEqual(history.prefixes)
              expect(plan.bytes).toBeLessThanOrEqual(whole)
              expect(device.steps.length).toBeLessThanOrEqual(3)
              devices[j] = device
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  test('property: within the window no device needs the whole list', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 2, maxLength: 60 }), fc.nat(59), (changes, first) => {
        let now = at('24T00:00')
        const history = new ListHistory(now)
        let device: Device | null = null
        for (const [i, { listed, wait, isDayOver }] of changes.entries()) {
          now += wait
          history.publish(toSorted(listed), now, isDayOver)
          if (i === Math.min(first, changes.length - 1)) device = history.poll(null)
        }
        const { version = 0, steps = [] } = device ?? {}
        const oldest = history.steps[0]?.from ?? 0
        const { plan, prefixes } = history.poll(device, 1_000_000)
        expect(prefixes).toEqual(history.prefixes)
        const isInWindow = [version, ...steps.map(({ from }) => from)].some(each => each >= oldest)
        expect(plan.isFull).toBe(!isInWindow)
      }),
      { numRuns: 300 },
    )
  })

  const busy = new ListHistory(at('20T00:00'))
  const awake = busy.poll(null)
  let evening: Device = awake
  for (let now = at('20T00:00'); now < at('24T08:30'); now += hour / 4) {
    busy.publish(change(busy.prefixes, toSorted([busy.version])), now)
    if (now === at('23T15:15')) evening = busy.poll(awake)
  }
  const slept = busy.poll(evening)

  test('a night is one day, a quarter and an hour', () => {
    expect(slept.plan.steps.map(({ span }) => span)).toEqual(['past', 'day', 'quarter', 'hour'])
    expect(slept.prefixes).toEqual(busy.prefixes)
  })
  test('of whoever polls all the time, only the newest hour', () => {
    expect(busy.poll(slept).plan.steps).toEqual([])
    busy.publish(change(busy.prefixes, toSorted([1])), busy.lastAt + 1000)
    expect(busy.poll(slept).plan.steps.map(({ span }) => span)).toEqual(['hour'])
  })
  test('versions of another history are no place to begin', () => {
    expect(busy.poll({ version: 9_999, prefixes: toSorted([5]), steps: [] }).plan.isFull).toBe(true)
  })

  const list = busy.toPublished()
  const [first, second] = list.steps
  test.each<[what: string, broken: Partial<PublishedList>]>([
    ['in another order', { steps: list.steps.toReversed() }],
    ['with one missing', { steps: list.steps.filter(step => step !== second) }],
    ['that end before the newest list', { steps: list.steps.slice(0, -1) }],
    ['that lead nowhere', { steps: first ? [{ ...first, to: first.from }] : [] }],
    [
      'of which the last leads nowhere',
      { steps: [...list.steps, ...list.steps.slice(-1).map(step => ({ ...step, from: list.version }))] },
    ],
    ['of another whole list', { full: { ...list.full, version: list.full.version + 1 } }],
    ['none, beside an older whole list', { steps: [] }],
  ])('refused are steps %s', (_, broken) => {
    expect(planList({ ...list, ...broken }, [evening.version])).toEqual({
      ok: false,
      problem: 'broken-steps',
    })
  })
})
