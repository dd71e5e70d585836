import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { createServices } from '../../../worker/services.ts'
import {
  expectErrors,
  findEntry,
  makeBindings,
  postSeed,
  publish,
  readBucket,
  readSnapshot,
  request,
} from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'
import { readKeys, watchBucket } from '../watched-bucket.ts'

const manyFindings = (count: number, name = 'uji') =>
  Array.from({ length: count }, (_, i) => ({
    subject: `tiktok:${name}${i}`,
    category: 'S1',
    at: daysAgo(30),
  }))

/** As many invocations as it takes, each allowed so many calls. */
async function publishInSteps(callsPerPublication: number): Promise<number> {
  for (let steps = 1; ; steps++) {
    if (steps > 200) throw new Error('it never ends')
    const { isBehind } = await publish(makeBindings(), { callsPerPublication })
    if (!isBehind) return steps
  }
}

it('goes on in the next invocation with what did not fit into one', { timeout: 120_000 }, async () => {
  await postSeed({ ...makeSeed(), findings: manyFindings(600) })
  expect(await publishInSteps(1)).toBeGreaterThan(2)
  const { bucketBits, list } = await readSnapshot()
  let total = 0
  for (let index = 0; index < 2 ** bucketBits; index++)
    total += (await readBucket(bucketBits, index)).entries.length
  expect([bucketBits, list.keys, total]).toEqual([1, 602, 602])
  expect(await readKeys('publishing/')).toEqual([])
  expect(await createServices(makeBindings()).publisher.isDue()).toBe(false)
})

it('publishes an urgent change while a run over everything is not yet done', {
  timeout: 120_000,
}, async () => {
  await postSeed({ findings: manyFindings(600) })
  await publish()
  const first = await readSnapshot()
  const stale = await env.PUBLISHED.get('snapshot.json')
  // All is to be looked at again: as if half a day had passed.
  await env.PUBLISHED.put('snapshot.json', (await stale?.text()) ?? '', {
    customMetadata: { ...stale?.customMetadata, sweptAt: '0' },
  })
  expect(await publish(makeBindings(), { callsPerPublication: 1 })).toMatchObject({ published: false })
  await postSeed({ findings: [{ subject: 'tiktok:baru.contoh', category: 'S1', at: daysAgo(3) }] })
  expect(await publish(makeBindings(), { callsPerPublication: 1 })).toMatchObject({
    published: true,
    isBehind: true,
  })
  expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
  const urgent = await readSnapshot()
  expect(urgent.version).toBe(first.version + 1)
  await publishInSteps(1)
  const last = await readSnapshot()
  expect([last.version, last.list.keys]).toEqual([first.version + 2, 601])
  expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
})

it('ends right wherever it is killed', { timeout: 120_000 }, async () => {
  await postSeed(makeSeed())
  await publish()
  await postSeed({
    sellers: [makeSeller({ name: 'Nama Baru' })],
    findings: [{ subject: 'tiktok:baru.contoh', category: 'S1', at: daysAgo(3) }],
  })
  let isEnough = false
  for (let last = 0; !isEnough; last++) {
    let count = 0
    const { bucket } = watchBucket(() => {
      if (count++ === last) throw new Error('killed')
    })
    const before = await readSnapshot()
    const bindings = makeBindings({ PUBLISHED: bucket })
    isEnough = await publish(bindings).then(
      () => true,
      () => false,
    )
    const snapshot = await readSnapshot()
    if (!isEnough) expect(snapshot).toEqual(before)
    expect((await request(snapshot.list.full.url)).status).toBe(200)
  }
  expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
  expect((await readSnapshot()).list.keys).toBe(4)
})

it('a message that comes twice, or late, changes nothing', async () => {
  await postSeed(makeSeed())
  await publish()
  const published = await readSnapshot()
  const { bucket, written } = watchBucket()
  for (const _ of ['again', 'late'])
    expect(await publish(makeBindings({ PUBLISHED: bucket }))).toMatchObject({
      published: false,
      isBehind: false,
    })
  expect(written).toEqual([])
  expect(await readSnapshot()).toEqual(published)
})

it('publishes everything anew from a database that was set back to an older copy', async () => {
  await postSeed(makeSeed())
  await publish()
  await postSeed({ findings: [{ subject: 'tiktok:hilang', category: 'S1', at: daysAgo(3) }] })
  await publish()
  // What a backup from before the last import would hold.
  await env.DB.batch([
    env.DB.prepare('DELETE FROM event_payload WHERE seq > 3'),
    env.DB.prepare('DELETE FROM event WHERE seq > 3'),
    env.DB.prepare(
      "DELETE FROM finding WHERE profile_id IN (SELECT id FROM profile WHERE key = 'tiktok:hilang')",
    ),
    env.DB.prepare("DELETE FROM profile WHERE key = 'tiktok:hilang'"),
    env.DB.prepare("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'unpublished'"),
  ])
  expect(await createServices(makeBindings()).publisher.isDue()).toBe(true)
  await publish()
  expect(await findEntry('tiktok:hilang')).toBeNull()
  expect((await readSnapshot()).head.seq).toBe(3)
  await postSeed({ findings: [{ subject: 'tiktok:baru', category: 'S1', at: daysAgo(3) }] })
  await publish()
  expect((await findEntry('tiktok:baru'))?.findings).toHaveLength(1)
})

it('writes everything anew when the files of the last list are gone', async () => {
  await postSeed(makeSeed())
  await publish()
  const { list } = await readSnapshot()
  await env.PUBLISHED.delete(list.full.url.replace('/v1/', ''))
  await postSeed({ findings: [{ subject: 'tiktok:baru', category: 'S1', at: daysAgo(3) }] })
  await publish()
  const after = await readSnapshot()
  expect([after.list.keys, after.list.steps]).toEqual([4, []])
  expect((await request(after.list.full.url)).status).toBe(200)
})

it('takes up no run that nobody can read', async () => {
  await postSeed(makeSeed())
  await env.PUBLISHED.put('publishing/all.json', '{"id":1}')
  expectErrors()
  expect(await publish()).toMatchObject({ published: true, version: 1 })
})

it('publishes a bucket again that storage has lost, once somebody misses it', async () => {
  await postSeed(makeSeed())
  await publish()
  await env.PUBLISHED.delete('buckets/0/0')
  expectErrors()
  const bindings = makeBindings()
  expect((await request('/v1/buckets/0/0', {}, bindings)).status).toBe(404)
  expect(bindings.sent).toEqual([{ kind: 'publish' }])
  await publish()
  expect((await findEntry('instagram:toko.contoh'))?.claims).toHaveLength(1)
})

it('asks for nothing when a bucket is asked for that cannot be', async () => {
  await publish()
  const bindings = makeBindings()
  for (const path of ['/v1/buckets/0/1', '/v1/buckets/20/1048575', '/v1/buckets/3/7'])
    await request(path, {}, bindings)
  expect(bindings.sent).toEqual([])
})

it('leaves time between two snapshots', async () => {
  await postSeed(makeSeed())
  const platform = { leastBetweenMs: 30_000 }
  expect(await publish(makeBindings(), platform)).toMatchObject({
    published: true,
    isBehind: false,
    waitMs: 0,
  })
  await postSeed({ findings: [{ subject: 'tiktok:baru', category: 'S1', at: daysAgo(3) }] })
  const { waitMs, ...early } = await publish(makeBindings(), platform)
  expect(early).toEqual({ published: false, version: 1, isBehind: true })
  expect(waitMs).toBeGreaterThan(20_000)
  vi.useFakeTimers({ now: Date.now() + 30_000, toFake: ['Date'] })
  expect(await publish(makeBindings(), platform)).toMatchObject({ published: true, version: 2 })
  // A clock that went back keeps nobody waiting.
  vi.setSystemTime(Date.now() - 3_600_000)
  await postSeed({ findings: [{ subject: 'tiktok:lagi', category: 'S1', at: daysAgo(3) }] })
  expect(await publish(makeBindings(), platform)).toMatchObject({ published: true, version: 3 })
  vi.useRealTimers()
})
