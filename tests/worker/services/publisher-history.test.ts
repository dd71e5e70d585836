import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { findLookAlikes } from '#shared/rules/bucket-file'
import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import { verdictOf } from '#shared/rules/verdict-of'
import { demoSeed } from '../../../worker/commands/demo-data.ts'
import { demoAccounts } from '../../../worker/pages/demo/demo-accounts.ts'
import { createServices } from '../../../worker/services.ts'
import {
  expectErrors,
  findEntry,
  makeBindings,
  postSeed,
  publish,
  readBucket,
  readSnapshot,
} from '../harness.ts'
import { makeSeed, makeSeller } from '../seed-examples.ts'
import { readKeys } from '../watched-bucket.ts'

it('protects the names of verified profiles, in the bucket of their skeleton, and no others', async () => {
  await postSeed(demoSeed(new Date()))
  await publish()
  const { skeletons } = await readSnapshot()
  const { lookAlikes } = await readBucket(0, 0)
  const { verified } = demoAccounts
  expect(skeletons.keys).toBe(new Set(lookAlikes.map(({ hashStart }) => hashStart)).size)
  const hash = await toSkeletonHash(verified.key.split(':')[1] ?? '')
  expect(findLookAlikes({ lookAlikes }, hash)).toContain(verified.key)
  for (const { key } of lookAlikes) {
    const entry = await findEntry(key)
    expect(entry && verdictOf({ ...entry, boundTo: entry.platformIdTag }, Date.now()).verdict).toBe(
      'verified',
    )
  }
})

it.each(['{', '{"version":"?"}', JSON.stringify({ manifest: '?', keyId: 'x', signature: 'A'.repeat(86) })])(
  'takes the place of a snapshot that nobody can read: %s',
  async garbage => {
    await postSeed(makeSeed())
    await env.PUBLISHED.put('snapshot.json', garbage)
    expectErrors()
    expect(await createServices(makeBindings()).publisher.isDue()).toBe(true)
    expect(await publish()).toMatchObject({ published: true, version: 1 })
    expect((await readSnapshot()).list.keys).toBeGreaterThan(0)
  },
)

it('publishes each snapshot later than the last one, whatever the clock says', async () => {
  await publish()
  const first = await readSnapshot()
  vi.useFakeTimers({ now: Date.parse(first.publishedAt) - 3_600_000, toFake: ['Date'] })
  await postSeed(makeSeed())
  await publish()
  vi.useRealTimers()
  expect(Date.parse((await readSnapshot()).publishedAt)).toBeGreaterThan(Date.parse(first.publishedAt))
})

it('clears nothing away once another publisher has written', async () => {
  const other = makeSeller({ slug: 'toko-dua', profiles: [{ key: 'tiktok:toko.dua' }], destinations: [] })
  await postSeed({ sellers: [makeSeller(), other] })
  await publish()
  // Nothing public is left of the other one: its object would be cleared away.
  await postSeed({ sellers: [{ ...other, reviews: [], facts: [] }] })
  const overtaken = new Proxy(env.PUBLISHED, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'head') return typeof value === 'function' ? value.bind(target) : value
      return async (key: string) =>
        key === 'snapshot.json' ? { etag: 'of another publisher' } : target.head(key)
    },
  })
  const before = await readKeys('sellers/')
  expect(await publish(makeBindings({ PUBLISHED: overtaken }))).toMatchObject({ published: true })
  expect(await readKeys('sellers/')).toEqual(before)
  // Nor is it forgotten.
  await publish()
  expect(await readKeys('sellers/')).toHaveLength(before.length - 1)
})
