import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import { makeFinding } from '../../fixtures/builders.ts'
import { bca, bri, DestinationWorld, ofSiti, saidOf } from './destination-world.ts'

let world: DestinationWorld

beforeEach(async () => {
  world = await DestinationWorld.create()
})

describe('offline', () => {
  test('what is held answers with its date, and green only while it is in force', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    world.service.publish(bri, { findings: [makeFinding()] })
    await world.check([bca, bri])
    world.goOffline()
    world.clock += 61_000
    world.wakeChecks()
    const answered = await world.check([bca, bri])
    expect(saidOf(answered)).toEqual(['own (offline)', 'reported (offline)'])
    expect(answered.answers[0]?.data?.publishedAt).toBe('2026-11-24T02:00:00.000Z')
    world.clock += 8 * 86_400_000
    expect(saidOf(await world.check([bca, bri]))).toEqual(['unknown (expired)', 'reported (expired)'])
  })

  test('green is not shown from a bucket of older data than those in force', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    await world.check([bca])
    world.server.version = 2
    world.clock += 61_000
    await world.lookup.refresh()
    world.service.isDown = true
    expect(saidOf(await world.check([bca]))).toEqual(['unknown (offline)'])
  })

  test('what is not held cannot be checked', async () => {
    await world.check([bca])
    world.goOffline()
    expect(saidOf(await world.check([bri]))).toEqual(['unknown (offline)'])
  })

  test('nothing held at all', async () => {
    world.goOffline()
    const answered = await world.check([bca])
    expect([...saidOf(answered), answered.shop]).toEqual(['unknown (offline)', 'open'])
    expect(answered.answers[0]?.data).toBeNull()
  })
})

describe('a server that is not to be believed', () => {
  test('a key that the build does not know, and nobody vouches for', async () => {
    world.pinnedEvaluation = []
    expect(saidOf(await world.check([bca]))).toEqual(['unknown (untrusted)'])
    expect(world.service.sent).toEqual([])
  })

  test('a tampered bucket is a problem, and is not held', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    world.service.twistBucket = bytes => bytes.map((byte, i) => (i === 4 ? 99 : byte))
    expect(saidOf(await world.check([bca]))).toEqual(['unknown (garbled)'])
    world.service.twistBucket = bytes => bytes
    expect(saidOf(await world.check([bca]))).toEqual(['own'])
  })

  test('a server where numbers cannot be checked says nothing of them', async () => {
    world.server.destinations = []
    expect(saidOf(await world.check([bca]))).toEqual(['unknown (server)'])
    expect(world.service.sent).toEqual([])
  })

  test.each([
    [429, 'limited'],
    [503, 'server'],
    [500, 'server'],
  ])('%i: %s', async (status, problem) => {
    world.service.evaluationStatus = status
    expect(saidOf(await world.check([bca]))).toEqual([`unknown (${problem})`])
  })
})

test('buckets divided anew: the newest snapshot says how', async () => {
  world.service.publish(bca, { owners: [ofSiti] })
  await world.check([bri])
  const [server] = world.service.servers
  if (!server) throw new Error('no server')
  Object.assign(server, { epoch: { ...server.epoch, bits: 3 } })
  world.service.install(world.server)
  world.server.version = 2
  world.clock += 5_000
  expect(saidOf(await world.check([bca]))).toEqual(['own'])
})

describe('work that the server wants first', () => {
  test('is done, and told how far it is', async () => {
    world.service.puzzles = 1
    world.service.puzzleBits = 16
    let check = await world.checks.check({ keys: [bca] })
    const shares: (number | null)[] = []
    while (check.state === 'working') {
      shares.push(check.share)
      check = await world.checks.check({ keys: [bca] })
    }
    expect(saidOf(check)).toEqual(['none'])
    expect(world.service.sent.filter(line => line.includes('evaluate'))).toHaveLength(2)
    for (const share of shares.filter(each => each !== null)) expect(share).toBeLessThanOrEqual(1)
  })

  test('whoever asks hears within a second that it is worked on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    world.server.overrides.set('/v1/snapshot', () => 'never')
    const check = world.checks.check({ keys: [bca] })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await check).toEqual({ state: 'working', share: null })
    vi.useRealTimers()
  })

  test('more checks at once than people make are refused', async () => {
    world.server.overrides.set('/v1/snapshot', () => 'never')
    const number = (n: number) => `bank:014:${1_234_567_890 + n}` as DestinationKey
    for (let i = 0; i < 8; i++) void world.checks.check({ keys: [number(i)] })
    const check = await world.checks.check({ keys: [number(9)] })
    expect(check).toMatchObject({ state: 'answered', answers: [{ state: 'unknown', problem: 'limited' }] })
  })
})
