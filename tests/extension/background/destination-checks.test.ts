import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from 'wxt/browser'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { makeFinding } from '../../fixtures/builders.ts'
import { bca, bri, DestinationWorld, ofSiti, saidOf } from './destination-world.ts'

let world: DestinationWorld

beforeEach(async () => {
  world = await DestinationWorld.create()
})

describe('a number beside a shop', () => {
  test('its own, another, a reported one: each by the version of the data', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    world.service.publish(bri, { findings: [makeFinding()] })
    const mandiri = 'bank:008:1230001234567' as DestinationKey
    const answered = await world.check([bca, mandiri, bri])
    expect(saidOf(answered)).toEqual(['own', 'other', 'reported'])
    expect(answered.shop).toBe('found')
    expect(answered.answers.map(({ data }) => data?.version)).toEqual([1, 1, 1])
  })

  test('a profile that nobody claimed, and one that is not listed, are nobody’s shop', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    const budi = await world.check([bca], { key: 'instagram:budi' as ProfileKey })
    expect([...saidOf(budi), budi.shop]).toEqual(['owned', 'nobody'])
    const unlisted = await world.check([bri], { key: 'instagram:baru' as ProfileKey })
    expect([...saidOf(unlisted), unlisted.shop]).toEqual(['none', 'nobody'])
  })

  test('without a profile the number is answered by itself', async () => {
    const answered = await world.check([bca], null)
    expect([...saidOf(answered), answered.shop]).toEqual(['none', 'unasked'])
  })
})

describe('what leaves the device', () => {
  test('has no number in it, blinded ones and the place of a bucket apart', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    await world.check([bca])
    expect(world.service.sent.map(line => line.split(' ')[0])).toEqual([
      '/v1/destinations/evaluate',
      expect.stringMatching(/^\/v1\/destination-buckets\/1\/2\/[0-3]$/),
    ])
    expect(world.service.sent.join()).not.toMatch(/1234567890|014/)
    expect(world.server.requests.join()).not.toMatch(/1234567890/)
  })

  test('nothing of it is written to the disk', async () => {
    await world.check([bca])
    const onDisk = JSON.stringify([
      await browser.storage.local.get(null),
      await browser.storage.sync.get(null),
    ])
    expect(onDisk).toBe('[{},{}]')
    expect(Object.keys(await browser.storage.session.get(null)).toSorted()).toEqual([
      'destination-buckets',
      'destination-outputs',
    ])
  })
})

describe('asked again', () => {
  test('within a minute costs nothing', async () => {
    await world.check([bca])
    world.service.sent.length = 0
    await world.check([bca])
    expect(world.service.sent).toEqual([])
  })

  test('after a minute asks for the bucket only, and hears that nothing changed', async () => {
    await world.check([bca])
    world.service.sent.length = 0
    world.clock += 61_000
    await world.check([bca])
    expect(world.service.sent.map(line => line.split('/')[2])).toEqual(['destination-buckets'])
  })

  test('within a minute, but under newer data, asks for the bucket anew', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    await world.check([bca])
    world.service.publish(bca, { owners: [ofSiti], findings: [makeFinding()] })
    world.server.version = 2
    world.clock += 10_000
    await world.lookup.refresh()
    expect(saidOf(await world.check([bca]))).toEqual(['reported'])
  })

  test('hears of a finding that was made since', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    expect(saidOf(await world.check([bca]))).toEqual(['own'])
    world.service.publish(bca, { owners: [ofSiti], findings: [makeFinding()] })
    world.clock += 61_000
    expect(saidOf(await world.check([bca]))).toEqual(['reported'])
  })

  test('by a worker that slept does not have the number evaluated anew', async () => {
    world.service.publish(bca, { owners: [ofSiti] })
    await world.check([bca])
    world.service.sent.length = 0
    world.wakeChecks()
    expect(saidOf(await world.check([bca]))).toEqual(['own'])
    expect(world.service.sent).toEqual([])
  })

  test('two who ask at the same time share one check', async () => {
    await Promise.all([world.check([bca]), world.check([bca])])
    expect(world.service.sent.filter(line => line.includes('evaluate'))).toHaveLength(1)
  })
})
