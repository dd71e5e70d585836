import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { createServices } from '../../../worker/services.ts'
import { testEvaluationSecrets } from '../../fixtures/evaluation-keys.ts'
import {
  expectErrors,
  findEntry,
  makeBindings,
  postSeed,
  publish,
  readSnapshot,
  request,
} from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'
import { watchBucket } from '../watched-bucket.ts'

const timeout = 120_000
const succeed = async (_tags: string[]) => ({ success: true })
const report = (subject: string) =>
  postSeed({ findings: [{ subject, category: 'S1' as const, at: daysAgo(3) }] })
const findHash = (key: string) => toSubjectHash(key as ProfileKey)

/** Two buckets of sellers, published. */
async function publishTwoBuckets(): Promise<void> {
  const findings = Array.from({ length: 600 }, (_, i) => ({
    subject: `tiktok:uji${i}`,
    category: 'S1' as const,
    at: daysAgo(30),
  }))
  await postSeed({ findings })
  await publish()
  expect((await readSnapshot()).bucketBits).toBe(1)
}

/** Half a day goes by. */
async function makeOld(): Promise<void> {
  const object = await env.PUBLISHED.get('snapshot.json')
  await env.PUBLISHED.put('snapshot.json', (await object?.text()) ?? '', {
    customMetadata: { ...object?.customMetadata, sweptAt: '0' },
  })
}

async function publishToTheEnd(callsPerPublication: number): Promise<number[]> {
  const versions: number[] = []
  for (let i = 0; i < 100; i++) {
    const { isBehind, version } = await publish(makeBindings(), { callsPerPublication })
    versions.push(version)
    if (!isBehind) return versions
  }
  throw new Error('it never ends')
}

it('purges what a run rewrote that failed later on', async () => {
  await postSeed(makeSeed())
  await publish(makeBindings(), { purge: succeed })
  await report('tiktok:baru.contoh')
  const { bucket } = watchBucket(key => {
    if (key.startsWith('lists/')) throw new Error('R2 is down')
  })
  const failing = publish(makeBindings({ PUBLISHED: bucket }), { purge: succeed })
  await expect(failing).rejects.toThrow('R2 is down')
  const purge = vi.fn(succeed)
  await publish(makeBindings(), { purge })
  expect(purge.mock.calls.flatMap(([tags]) => tags)).toContain('bucket-0-0')
})

it('purges what is gone only once it is gone', async () => {
  const other = makeSeller({ slug: 'toko-dua', profiles: [{ key: 'tiktok:toko.dua' }], destinations: [] })
  await postSeed({ sellers: [makeSeller(), other] })
  await publish(makeBindings(), { purge: succeed })
  await postSeed({ sellers: [{ ...other, reviews: [], facts: [] }] })
  const path = `/v1/sellers/${await findHash('tiktok:toko.dua')}`
  const seen: number[] = []
  await publish(makeBindings(), {
    purge: async tags => {
      if (tags.some(tag => tag.startsWith('seller-'))) seen.push((await request(path)).status)
      return { success: true }
    },
  })
  expect(seen).toEqual([404])
})

it('leaves to the next run what a Worker did not come to clear away', async () => {
  const other = makeSeller({ slug: 'toko-dua', profiles: [{ key: 'tiktok:toko.dua' }], destinations: [] })
  await postSeed({ sellers: [makeSeller(), other] })
  await publish()
  await postSeed({ sellers: [{ ...other, reviews: [], facts: [] }] })
  const path = `/v1/sellers/${await findHash('tiktok:toko.dua')}`
  const killed = new Proxy(env.PUBLISHED, {
    get(target, name) {
      if (name === 'delete') return () => Promise.reject(new Error('killed'))
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await expect(publish(makeBindings({ PUBLISHED: killed }))).rejects.toThrow('killed')
  expect((await request(path)).status).toBe(200)
  await publish()
  expect((await request(path)).status).toBe(404)
})

it('goes on publishing when a key for destinations is dropped, or all are lost', async () => {
  expectErrors()
  const both = makeBindings({ VOPRF_KEYS: [...testEvaluationSecrets].reverse().join() })
  await postSeed(makeSeed(), both)
  await createServices(both).marks.markPending(1000)
  await publish(both)
  await report('tiktok:satu')
  await publish(makeBindings({ VOPRF_KEYS: testEvaluationSecrets[1] }))
  expect((await findEntry('tiktok:satu'))?.findings).toHaveLength(1)
  await report('tiktok:dua')
  await publish(makeBindings({ VOPRF_KEYS: '' }))
  expect((await findEntry('tiktok:dua'))?.findings).toHaveLength(1)
  expect((await readSnapshot()).destinations).toEqual([])
})

it('keeps the object of whom a later round of a run lists again', { timeout }, async () => {
  await publishTwoBuckets()
  const names = Array.from({ length: 20 }, (_, i) => `tiktok:kembali${i}`)
  const hashes = await Promise.all(names.map(findHash))
  // Somebody in the first bucket, whose object was left from before.
  const i = hashes.findIndex(hash => hash < '8')
  const [name = '', hash = ''] = [names[i], hashes[i]]
  await env.PUBLISHED.put(`sellers/${hash}.json`, '{}', { customMetadata: { digest: 'old' } })
  await makeOld()
  expect(await publish(makeBindings(), { callsPerPublication: 1 })).toMatchObject({ published: false })
  await report(name)
  await publishToTheEnd(30)
  expect(await findEntry(name)).not.toBeNull()
  expect((await request(`/v1/sellers/${hash}`)).status).toBe(200)
})

it('a run over everything makes one snapshot, however many invocations it takes', { timeout }, async () => {
  await publishTwoBuckets()
  const { version } = await readSnapshot()
  await makeOld()
  expect(new Set(await publishToTheEnd(1))).toEqual(new Set([version, version + 1]))
  expect((await readSnapshot()).list.keys).toBe(600)
})

it('an invocation without calls to spare takes nothing from a run that is under way', {
  timeout,
}, async () => {
  await publishTwoBuckets()
  await makeOld()
  await publish(makeBindings(), { callsPerPublication: 1 })
  for (const name of ['satu', 'dua', 'tiga', 'empat']) {
    await report(`tiktok:${name}`)
    await publish(makeBindings(), { callsPerPublication: 1 })
  }
  await publishToTheEnd(1)
  expect((await readSnapshot()).list.keys).toBe(604)
})

it('ends although another publisher forgot changes that it had not seen', { timeout }, async () => {
  await publishTwoBuckets()
  await makeOld()
  let isFirst = true
  const paused = new Proxy(env.PUBLISHED, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'list') return typeof value === 'function' ? value.bind(target) : value
      return async (...args: Parameters<R2Bucket['list']>) => {
        if (isFirst) {
          isFirst = false
          await report('tiktok:baru.contoh')
          await publish(makeBindings(), { callsPerPublication: 1 })
          await publish(makeBindings(), { callsPerPublication: 1 })
        }
        return target.list(...args)
      }
    },
  })
  await publish(makeBindings({ PUBLISHED: paused }), { callsPerPublication: 1 })
  await publishToTheEnd(900)
  expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
  expect(await createServices(makeBindings()).publisher.isDue()).toBe(false)
})

it('sees changes in a database that was set back to where the log is the same', async () => {
  await postSeed(makeSeed())
  await publish()
  const sequence = "WHERE name = 'unpublished'"
  const before = await env.DB.prepare(`SELECT seq FROM sqlite_sequence ${sequence}`).first<number>('seq')
  for (let i = 0; i < 3; i++) {
    await makeOld()
    await publish()
  }
  await env.DB.prepare(`UPDATE sqlite_sequence SET seq = ?1 ${sequence}`).bind(before).run()
  await report('tiktok:baru.contoh')
  await publish()
  expect((await findEntry('tiktok:baru.contoh'))?.findings).toHaveLength(1)
})

it('begins anew when a part of a run cannot be read', { timeout }, async () => {
  await publishTwoBuckets()
  await makeOld()
  await publish(makeBindings(), { callsPerPublication: 1 })
  const { objects } = await env.PUBLISHED.list({ prefix: 'publishing/' })
  const part = objects.find(({ key }) => !key.endsWith('.json'))
  await env.PUBLISHED.put(part?.key ?? '', 'not a part')
  await publishToTheEnd(1)
  expect((await readSnapshot()).list.keys).toBe(600)
})
