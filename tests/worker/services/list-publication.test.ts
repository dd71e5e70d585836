import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PublishedList, Snapshot } from '#shared/domain/snapshot'
import { decodeFull, toListDigest } from '#shared/rules/list-file'
import { type HeldList, planList, takeSteps } from '#shared/rules/list-plan'
import { decodeStep } from '#shared/rules/list-step'
import { makeBindings, postSeed, publish, readSnapshot, request } from '../harness.ts'
import { daysAgo, makeSeed } from '../seed-examples.ts'
import { readKeys, watchBucket } from '../watched-bucket.ts'

const timeout = 120_000
const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000
const hour = 3_600_000
let names = 0
/** Versions of the list, in order: those of snapshots go on while the list stays. */
let versions: number[] = []

beforeEach(() => {
  versions = []
  vi.useFakeTimers({ now: midnight, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** So many more are listed at that time after midnight, and it is published. */
async function publishAt(time: number, count = 1, bindings = makeBindings()): Promise<Snapshot> {
  vi.setSystemTime(midnight + time)
  const findings = Array.from({ length: count }, () => ({
    subject: `tiktok:uji${names++}`,
    category: 'S1' as const,
    at: daysAgo(30),
  }))
  await postSeed({ findings })
  await publish(bindings)
  const snapshot = await readSnapshot()
  versions.push(snapshot.list.version)
  return snapshot
}

/** Enough for a day not to outgrow the list. */
const begin = () => publishAt(0, 80)

/** Steps by their span, and by the lists between which they lead: 1 is the first. */
function toShape({ steps }: PublishedList): string[] {
  const place = (version: number) => versions.indexOf(version) + 1
  return steps.map(({ span, from, to }) => `${span} ${place(from)}-${place(to)}`)
}

async function readFile({ url }: { url: string }): Promise<Uint8Array> {
  const answer = await request(url)
  expect([url, answer.status]).toEqual([url, 200])
  return new Uint8Array(await answer.arrayBuffer())
}

interface Device extends HeldList {
  version: number
}

/** What a device holds after its poll, and how many files that took. */
async function poll(held: Device | null): Promise<Device & { files: number }> {
  const { list } = await readSnapshot()
  const plan = planList(list, held ? [held.version, ...held.steps.map(({ from }) => from)] : [])
  if (!plan.ok) throw new Error(plan.problem)
  const { isFull, steps } = plan.value
  const whole = isFull ? await decodeFull(await readFile(list.full)) : null
  if (whole && !whole.ok) throw new Error(whole.problem)
  const base = whole ? { prefixes: whole.value.prefixes, steps: [] } : held
  const taken = await Promise.all(steps.map(async step => decodeStep(await readFile(step))))
  const opened = taken.flatMap(step => (step.ok ? [step.value] : []))
  if (!base || opened.length < steps.length) throw new Error('a file cannot be read')
  const next = takeSteps(base, plan.value, opened, list)
  expect([next.prefixes.length, await toListDigest(next.prefixes)]).toEqual([list.keys, list.sha256])
  return { ...next, version: list.version, files: steps.length + (isFull ? 1 : 0) }
}

describe('steps', () => {
  it('are put together by the hour, the quarter and the day', { timeout }, async () => {
    const first = await begin()
    const shapes: [time: number, shape: string[]][] = [
      [0.5, ['hour 1-2']],
      [0.9, ['hour 1-3']],
      [1, ['quarter 1-3', 'hour 3-4']],
      [2, ['quarter 1-4', 'hour 4-5']],
      [7, ['day 1-5', 'hour 5-6']],
      [8, ['day 1-5', 'quarter 5-6', 'hour 6-7']],
      [25, ['past 1-7', 'hour 7-8']],
      [72, ['past 1-7', 'past 7-8', 'hour 8-9']],
    ]
    for (const [time, shape] of shapes) {
      const { list } = await publishAt(time * hour)
      expect([time, toShape(list)]).toEqual([time, shape])
      const isNewDay = time > 24
      expect(list.full.url === first.list.full.url).toBe(!isNewDay)
      if (isNewDay) expect(list.full.version).toBe(versions.at(-2))
    }
  })

  it('lead whoever polled at any time to the newest list', { timeout }, async () => {
    await begin()
    const always = [await poll(null)]
    const times = [0.2, 0.9, 1.5, 5.9, 6.1, 12, 23.9, 24.2, 30, 49, 49.1]
    for (const time of times) {
      await publishAt(time * hour, 2)
      const last = always.at(-1)
      if (last) always.push(await poll(last))
    }
    for (const sleeper of always) {
      const { files, steps } = await poll(sleeper)
      // Two days that are over, and the day.
      expect(files).toBeLessThanOrEqual(5)
      expect(steps.length).toBeLessThanOrEqual(3)
    }
    // Whoever never slept takes one file an hour, and one more where it ended.
    for (const { files } of always.slice(1)) expect(files).toBeLessThanOrEqual(2)
  })

  it('of eight days and more ago are named no more', { timeout }, async () => {
    await begin()
    for (let day = 1; day <= 9; day++) await publishAt(day * 24 * hour)
    const { list } = await readSnapshot()
    expect(list.steps.map(({ span }) => span)).toEqual([...Array(7).fill('past'), 'hour'])
    expect(toShape(list)[0]).toBe('past 2-3')
  })

  it('that outgrow the list end the day early', { timeout }, async () => {
    await begin()
    await publishAt(hour / 10, 80)
    const { list } = await publishAt(hour / 5)
    expect(toShape(list)).toEqual(['past 1-2', 'hour 2-3'])
    expect(list.full.version).toBe(versions[1])
    expect((await poll(null)).files).toBe(2)
  })

  it('that are not worth their bytes are not named', async () => {
    await publishAt(0, 1)
    await publishAt(hour / 10, 60)
    const { list } = await publishAt(hour / 5, 1)
    // From one to sixty-one: the step is as large as the list.
    expect(toShape(list)).toEqual(['past 1-2', 'hour 2-3'])
    await publishAt(24 * hour, 300)
    expect(toShape((await publishAt(48 * hour, 1)).list)).toEqual(['past 2-3', 'past 3-4', 'hour 4-5'])
  })

  it('are of few writes, whatever the hour', { timeout }, async () => {
    await begin()
    for (const time of [0.5, 1, 2, 7, 24, 49]) {
      const { bucket, written } = watchBucket()
      await publishAt(time * hour, 1, makeBindings({ PUBLISHED: bucket }))
      expect(written.filter(key => key.startsWith('lists/')).length).toBeLessThanOrEqual(3)
    }
  })
})

describe('faults', () => {
  it.each(['quarter', 'hour'])('the %s is gone: everything anew, for whoever it is', async span => {
    await begin()
    await publishAt(0.5 * hour)
    const { list } = await publishAt(1 * hour)
    const lost = list.steps.find(step => step.span === span)
    await env.PUBLISHED.delete(lost?.url.replace('/v1/', '') ?? '')
    const after = (await publishAt(1.1 * hour)).list
    expect([after.steps, after.full.version, after.keys]).toEqual([[], after.version, list.keys + 1])
    await poll(null)
  })

  it.each([
    ['cut', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['of another list', (bytes: Uint8Array) => bytes.with(5, 1)],
    ['empty', () => new Uint8Array()],
    ['damaged', (bytes: Uint8Array) => bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1)],
  ])('a step that lies there %s is not gone on with', async (_, damage) => {
    await begin()
    const { list } = await publishAt(0.5 * hour, 3)
    const key = list.steps[0]?.url.replace('/v1/', '') ?? ''
    const bytes = new Uint8Array(await ((await env.PUBLISHED.get(key))?.arrayBuffer() ?? new ArrayBuffer()))
    await env.PUBLISHED.put(key, damage(bytes))
    const after = (await publishAt(0.6 * hour)).list
    expect([after.steps, after.full.version]).toEqual([[], after.version])
    await poll(null)
  })

  it('days before one whose file is gone are named no more', { timeout }, async () => {
    await begin()
    for (const day of [1, 2, 3, 4]) await publishAt(day * 24 * hour)
    const { list } = await readSnapshot()
    expect(toShape(list).slice(0, 3)).toEqual(['past 1-2', 'past 2-3', 'past 3-4'])
    await env.PUBLISHED.delete(list.steps[1]?.url.replace('/v1/', '') ?? '')
    expect(toShape((await publishAt(97 * hour)).list)).toEqual(['past 3-4', 'quarter 4-5', 'hour 5-6'])
  })

  it('wherever it is killed as a day ends, the old list stays whole, and the next run ends it', {
    timeout,
  }, async () => {
    await begin()
    await publishAt(0.5 * hour)
    const sleeper = await poll(null)
    await publishAt(7 * hour)
    let isEnough = false
    for (let last = 0; !isEnough; last++) {
      let count = 0
      const { bucket } = watchBucket(() => {
        if (count++ === last) throw new Error('killed')
      })
      isEnough = await publishAt(25 * hour + last, 1, makeBindings({ PUBLISHED: bucket })).then(
        () => true,
        () => false,
      )
      await poll(sleeper)
      await poll(null)
    }
    expect(toShape((await readSnapshot()).list)).toEqual(['past 1-3', 'hour 3-4'])
  })

  it('two publishers at once as an hour ends leave one history', { timeout }, async () => {
    await begin()
    await publishAt(0.5 * hour)
    const sleeper = await poll(null)
    vi.setSystemTime(midnight + hour)
    await postSeed({ findings: [{ subject: `tiktok:uji${names++}`, category: 'S1', at: daysAgo(30) }] })
    await Promise.all([publish(), publish(), publish()])
    const { list } = await readSnapshot()
    versions.push(list.version)
    expect(toShape(list)).toEqual(['quarter 1-2', 'hour 2-3'])
    await poll(sleeper)
    await poll(null)
  })
})

describe('files', () => {
  it('that a device may be on its way to are kept for a day, and then cleared away', {
    timeout,
  }, async () => {
    await begin()
    const { list } = await publishAt(0.5 * hour)
    await publishAt(0.6 * hour)
    const old = list.steps[0]?.url.replace('/v1/', '') ?? ''
    await publishAt(13 * hour)
    expect(await readKeys('lists/')).toContain(old)
    // When the files were written, storage says by a clock that no test sets.
    vi.setSystemTime(Math.max(midnight + 49 * hour, Date.now() + 49 * hour))
    await publish()
    const { list: last, skeletons } = await readSnapshot()
    const named = [last, skeletons].flatMap(({ full, steps }) => [full, ...steps])
    expect(await readKeys('lists/')).not.toContain(old)
    expect(await readKeys('lists/')).toEqual(
      [...new Set(named.map(({ url }) => url.replace('/v1/', '')))].sort(),
    )
  })

  it('of the skeletons go by the same rules', async () => {
    await begin()
    await postSeed(makeSeed())
    vi.setSystemTime(midnight + hour)
    await publish()
    const { skeletons } = await readSnapshot()
    expect(skeletons.steps).toMatchObject([{ span: 'hour', from: 1, to: 2 }])
    expect(skeletons.keys).toBeGreaterThan(0)
  })
})
