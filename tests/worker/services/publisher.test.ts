import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { SubjectHash } from '#shared/domain/subject'
import { prefixBucket, toPrefix } from '#shared/rules/bucket-index'
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
  readSeller,
  readSnapshot,
  request,
} from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'
import { readKeys, watchBucket } from '../watched-bucket.ts'

it.each(Object.values(demoAccounts))(
  'gives the seeded verdict of the demo: $verdict',
  async ({ key, verdict }) => {
    await postSeed(demoSeed(new Date()))
    await publish()
    const entry = await findEntry(key)
    const result = entry && verdictOf({ ...entry, boundTo: entry.platformIdTag }, Date.now())
    expect(result?.severe ? 'severe' : (result?.verdict ?? 'none')).toBe(verdict)
  },
)

it('publishes an empty database as an empty list and one empty bucket', async () => {
  await publish()
  expect(await readKeys('buckets/')).toEqual(['buckets/0/0'])
  expect(await readBucket(0, 0)).toEqual({ bits: 0, index: 0, entries: [], lookAlikes: [] })
  expect((await readSnapshot()).list.keys).toBe(0)
})

it('does nothing when the last snapshot says it already', async () => {
  await publish()
  const { bucket, written } = watchBucket()
  expect(await publish(makeBindings({ PUBLISHED: bucket }))).toMatchObject({ published: false, version: 1 })
  expect(written).toEqual([])
})

it('writes only what changed, and removes what is gone after the snapshot', async () => {
  const other = makeSeller({ slug: 'toko-dua', profiles: [{ key: 'tiktok:toko.dua' }], destinations: [] })
  await postSeed({ sellers: [makeSeller(), other] })
  await publish()
  expect(await readKeys('sellers/')).toHaveLength(3)
  await postSeed({ sellers: [{ ...other, reviews: [], facts: [] }] })
  const { bucket, written } = watchBucket()
  await publish(makeBindings({ PUBLISHED: bucket }))
  expect(written.filter(key => key.startsWith('sellers/'))).toEqual([])
  expect(written.at(-1)).toBe('snapshot.json')
  expect(await readKeys('sellers/')).toHaveLength(2)
  expect(await findEntry('tiktok:toko.dua')).toBeNull()
})

it('keeps every bucket of the chosen width, and none of another', { timeout: 60_000 }, async () => {
  await publish()
  const findings = Array.from({ length: 1200 }, (_, i) => ({
    subject: `tiktok:uji${i}`,
    category: 'S1',
    at: daysAgo(30),
  }))
  await postSeed({ findings })
  await publish()
  const { bucketBits, list } = await readSnapshot()
  expect([bucketBits, list.keys]).toEqual([2, 1200])
  expect(await readKeys('buckets/')).toEqual(['buckets/2/0', 'buckets/2/1', 'buckets/2/2', 'buckets/2/3'])
  let total = 0
  for (let index = 0; index < 4; index++) {
    const { entries } = await readBucket(2, index)
    for (const { hashStart } of entries)
      expect(prefixBucket(toPrefix(hashStart as SubjectHash), 2)).toBe(index)
    total += entries.length
  }
  expect(total).toBe(1200)
})

it('lets two publishers at once count up without overwriting each other', async () => {
  await postSeed(makeSeed())
  const outcomes = await Promise.all([publish(), publish(), publish()])
  const versions = outcomes.filter(({ published }) => published).map(({ version }) => version)
  expect(new Set(versions).size).toBe(versions.length)
  expect((await readSnapshot()).version).toBe(Math.max(...versions))
})

it('reads again when another publisher was faster with newer rows', async () => {
  await postSeed(makeSeed())
  let isFirst = true
  const { bucket } = watchBucket(async key => {
    if (key !== 'snapshot.json' || !isFirst) return
    isFirst = false
    await postSeed({ sellers: [makeSeller({ name: 'Nama Baru' })] })
    await publish()
  })
  await publish(makeBindings({ PUBLISHED: bucket }))
  const { head } = await readSnapshot()
  expect(head.seq).toBe(4)
  expect(await createServices(makeBindings()).publisher.isDue()).toBe(false)
})

it('never writes bodies of older rows over those of newer ones', async () => {
  await postSeed(makeSeed())
  await publish()
  await postSeed({ sellers: [makeSeller({ name: 'Nama Tengah' })] })
  let isFirst = true
  const { bucket } = watchBucket(async key => {
    if (!key.startsWith('sellers/') || !isFirst) return
    isFirst = false
    await postSeed({ sellers: [makeSeller({ name: 'Nama Baru' })] })
    await publish()
  })
  await publish(makeBindings({ PUBLISHED: bucket }))
  const keys = await readKeys('sellers/')
  const bodies = await Promise.all(keys.map(async key => (await env.PUBLISHED.get(key))?.text() ?? ''))
  expect(bodies.filter(body => body.includes('Nama Tengah'))).toEqual([])
})

it('a handle that was given up keeps its findings and nothing of the seller', async () => {
  const id = '17841400000000001'
  const old = {
    subject: 'instagram:toko.contoh',
    category: 'S1' as const,
    at: daysAgo(90),
    status: 'resolved' as const,
  }
  await postSeed({ sellers: [makeSeller()], findings: [old] })
  const moved = [{ key: 'instagram:toko.pindah', platformId: id, controlSeen: daysAgo(3) }]
  await postSeed({ sellers: [makeSeller({ profiles: moved })] })
  await publish()
  const entry = await findEntry('instagram:toko.contoh')
  expect(entry).toMatchObject({ claims: [], credentials: [], facts: [] })
  expect(entry?.findings).toHaveLength(1)
  expect((await findEntry('instagram:toko.pindah'))?.claims).toHaveLength(1)
})

it('takes in what lands while it is at work', async () => {
  await postSeed(makeSeed())
  let isFirst = true
  const { bucket } = watchBucket(async () => {
    if (!isFirst) return
    isFirst = false
    await postSeed({ sellers: [makeSeller({ name: 'Nama Baru' })] })
  })
  expect(await publish(makeBindings({ PUBLISHED: bucket }))).toMatchObject({ version: 1, isBehind: false })
  expect((await readSnapshot()).head.seq).toBe(4)
  expect((await readSeller('instagram:toko.contoh')).name).toBe('Nama Baru')
})

it.each(['buckets/', 'sellers/', 'lists/', 'snapshot.json'])(
  'leaves the last snapshot whole when writing %s fails, and heals with the next run',
  async prefix => {
    await postSeed(makeSeed())
    await publish()
    const before = await readSnapshot()
    await postSeed({ findings: [{ subject: 'tiktok:baru.contoh', category: 'S1', at: daysAgo(3) }] })
    const { bucket } = watchBucket(key => {
      if (key.startsWith(prefix)) throw new Error('R2 is down')
    })
    await expect(publish(makeBindings({ PUBLISHED: bucket }))).rejects.toThrow('R2 is down')
    expect(await readSnapshot()).toEqual(before)
    expect((await request(before.list.full.url)).status).toBe(200)
    await publish()
    expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
  },
)

it('lists findings of an account under each of its names', async () => {
  const seller = makeSeller({ profiles: [{ key: 'tiktok:nama.baru', platformId: '69' }] })
  const findings = [{ subject: 'tiktok-id:69', category: 'S1', at: daysAgo(30) }]
  await postSeed({ sellers: [seller], findings })
  await publish()
  expect((await findEntry('tiktok:nama.baru'))?.findings).toHaveLength(1)
  expect((await findEntry('tiktok-id:69'))?.reviews.all).toEqual([0, 0, 1, 0, 1])
})

it('does not publish findings that lapsed', async () => {
  const findings = [{ subject: 'tiktok:lama', category: 'S1', at: daysAgo(800) }]
  await postSeed({ findings })
  await publish()
  expect(await findEntry('tiktok:lama')).toBeNull()
  expect(await readKeys('sellers/')).toEqual([])
})

it('publishes nothing without the key that opens replies, and keeps what is there', async () => {
  await publish()
  await postSeed(makeSeed())
  expectErrors()
  const { DATA_KEYS: _, ...bindings } = makeBindings()
  await expect(publish(bindings as ReturnType<typeof makeBindings>)).rejects.toThrow('no data key')
  expect((await readSnapshot()).version).toBe(1)
})

it('publishes nothing that it cannot sign, and keeps what is there', async () => {
  await publish()
  await postSeed(makeSeed())
  expectErrors()
  for (const MANIFEST_KEYS of ['', 'test1:short', 'test1']) {
    await expect(publish(makeBindings({ MANIFEST_KEYS }))).rejects.toThrow('no manifest key')
  }
  expect((await readSnapshot()).version).toBe(1)
})
