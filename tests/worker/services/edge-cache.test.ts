import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { createEdgeCache } from '../../../worker/services/edge-cache.ts'
import { createServices } from '../../../worker/services.ts'
import { expectErrors, makeBindings, postSeed, publish, readSnapshot } from '../harness.ts'
import { makeSeed, makeSeller } from '../seed-examples.ts'
import { watchBucket } from '../watched-bucket.ts'

const succeed = async (_tags: string[]) => ({ success: true })
const isDue = (purge: (tags: string[]) => Promise<{ success: boolean }>) =>
  createServices(makeBindings(), { purge }).publisher.isDue()

it('purges just what was rewritten, after the snapshot', async () => {
  const seller = makeSeller()
  await postSeed({ ...makeSeed(), sellers: [seller] })
  const purge = vi.fn(succeed)
  await publish(makeBindings(), { purge })
  purge.mockClear()
  await postSeed({ sellers: [{ ...seller, name: 'Nama Baru' }] })
  const { bucket, written } = watchBucket()
  const writtenAtPurge: string[][] = []
  purge.mockImplementation(async () => {
    writtenAtPurge.push([...written])
    return { success: true }
  })
  await publish(makeBindings({ PUBLISHED: bucket }), { purge })
  const tags = purge.mock.calls.flatMap(([some]) => some)
  // The name stands in the objects of both of its keys, and in no bucket.
  expect(tags.map(tag => tag.split('-')[0]).sort()).toEqual(['seller', 'seller', 'snapshot'])
  expect(writtenAtPurge.every(keys => keys.includes('snapshot.json'))).toBe(true)
})

it.each([
  ['says so', async () => ({ success: false })],
  ['throws', () => Promise.reject(new Error('the platform is down'))],
])('what is not purged is told, and tried again, when the platform %s', async (_, fail) => {
  const logged = expectErrors()
  await postSeed(makeSeed())
  expect(await publish(makeBindings(), { purge: fail })).toMatchObject({ published: true, isBehind: false })
  expect(logged).toHaveBeenCalled()
  expect(await isDue(fail)).toBe(true)
  const purge = vi.fn(succeed)
  expect(await publish(makeBindings(), { purge })).toMatchObject({ published: false })
  expect(purge.mock.calls.flatMap(([tags]) => tags)).toContain('amanah')
  expect(await isDue(purge)).toBe(false)
})

it('purges also what a Worker left that ended right after the snapshot', async () => {
  await postSeed(makeSeed())
  const killed = () => new Promise<never>(() => {})
  void publish(makeBindings(), { purge: killed })
  await vi.waitFor(readSnapshot, { timeout: 5000 })
  const purge = vi.fn(succeed)
  await publish(makeBindings(), { purge })
  expect(purge.mock.calls.flatMap(([tags]) => tags)).toContain('amanah')
})

it('purges everything at once when more was rewritten than is purged one by one', async () => {
  const purge = vi.fn(succeed)
  const cache = createEdgeCache(env.DB, purge)
  await cache.note(Array.from({ length: 1500 }, (_, i) => `bucket-11-${i}`))
  await cache.purge()
  expect(purge.mock.calls).toEqual([[['amanah']]])
  expect(await cache.isStale()).toBe(false)
})

it('keeps what is noted again while it is purged', async () => {
  const cache = createEdgeCache(env.DB, async () => {
    await cache.note(['snapshot'])
    return { success: true }
  })
  await cache.note(['snapshot'])
  await cache.purge()
  expect(await cache.isStale()).toBe(true)
})

it('purges everything when the buckets are divided anew', { timeout: 60_000 }, async () => {
  const purge = vi.fn(succeed)
  await postSeed(makeSeed())
  await publish(makeBindings(), { purge })
  const findings = Array.from({ length: 600 }, (_, i) => ({
    subject: `tiktok:uji${i}`,
    category: 'S1',
    at: '2026-10-01T00:00:00.000Z',
  }))
  await postSeed({ findings })
  purge.mockClear()
  await publish(makeBindings(), { purge })
  expect((await readSnapshot()).bucketBits).toBe(1)
  expect(purge.mock.calls.at(-1)?.[0]).toContain('amanah')
})

it('needs no cache', async () => {
  await postSeed(makeSeed())
  expect(await publish(makeBindings(), { purge: null })).toMatchObject({ published: true, isBehind: false })
})
