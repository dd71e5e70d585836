import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { createApp } from '../../../worker/app.ts'
import { makeBindings, postSeed, publish, readSnapshot, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

/** Reads scale with the cache and with R2: one that asked the database would end where D1 ends. */

/** A database that is gone: touching any part of it fails the request. */
function makeGone() {
  const touched: PropertyKey[] = []
  const database = new Proxy(env.DB, {
    get(_, name) {
      touched.push(name)
      throw new Error('the database is gone')
    },
  })
  return { bindings: makeBindings({ DB: database }), touched }
}

async function readPaths(): Promise<Record<string, string>> {
  await postSeed(makeSeed())
  await publish()
  const { list, bucketBits } = await readSnapshot()
  const hash = await toSubjectHash('instagram:toko.contoh' as ProfileKey)
  return {
    '/v1/snapshot': '/v1/snapshot',
    '/v1/lists/{sha256}': list.full.url,
    '/v1/buckets/{bits}/{index}': `/v1/buckets/${bucketBits}/0`,
    '/v1/sellers/{hash}': `/v1/sellers/${hash}`,
  }
}

describe('read routes answer when the database is gone', () => {
  it('whole, and with 304 where the caller holds the answer', async () => {
    for (const path of Object.values(await readPaths())) {
      const { bindings, touched } = makeGone()
      const whole = await request(path, {}, bindings)
      const headers = { 'If-None-Match': whole.headers.get('ETag') ?? '' }
      const held = await request(path, { headers }, bindings)
      expect([path, whole.status, held.status, touched]).toEqual([path, 200, 304, []])
    }
  })

  it('also a bucket of other bits than are published', async () => {
    await readPaths()
    const { bindings, touched } = makeGone()
    expect([(await request('/v1/buckets/3/5', {}, bindings)).status, touched]).toEqual([200, []])
  })

  it('also with 404 for what is not there', async () => {
    await readPaths()
    const { bindings, touched } = makeGone()
    for (const path of [`/v1/lists/${'a'.repeat(64)}`, `/v1/sellers/${'b'.repeat(64)}`]) {
      expect([(await request(path, {}, bindings)).status, touched]).toEqual([404, []])
    }
  })

  it('and so does every other read of the contract that is open to all', async () => {
    const { '/v1/lists/{sha256}': list = '' } = await readPaths()
    const filled: Record<string, string> = {
      bits: '0',
      index: '0',
      epoch: '1',
      sha256: list.slice('/v1/lists/'.length),
      hash: await toSubjectHash('instagram:toko.contoh' as ProfileKey),
    }
    const reads = createApp().openAPIRegistry.definitions.flatMap(definition =>
      definition.type === 'route' && definition.route.method === 'get' && !definition.route.security
        ? definition.route.path
        : [],
    )
    expect(reads.length).toBeGreaterThanOrEqual(4)
    for (const read of reads) {
      const { bindings, touched } = makeGone()
      const path = read.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? `no-${name}`)
      const { status } = await request(path, {}, bindings)
      expect([path, [200, 404].includes(status), touched]).toEqual([path, true, []])
    }
  })
})
