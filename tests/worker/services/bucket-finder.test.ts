import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { decodeBucket, encodeBucket } from '#shared/rules/bucket-file'
import { makeBucket, makeLookAlike, shopEntry, toHash } from '../../fixtures/buckets.ts'
import { expectErrors, postSeed, publish, readBucket, readError, request } from '../harness.ts'
import { makeSeed } from '../seed-examples.ts'

/** A snapshot with buckets of so many bits, each with one entry in the middle of its hashes, and one look-alike. */
async function store(bits: number, except: readonly number[] = []): Promise<void> {
  for (let index = 0; index < 2 ** bits; index++) {
    const start = ((index * 2 + 1) * 2 ** (31 - bits)).toString(16).padStart(8, '0')
    const bucket = makeBucket({
      bits,
      index,
      entries: [{ ...shopEntry, hash: toHash(start) }],
      lookAlikes: [makeLookAlike(start, 'tiktok:siti')],
    })
    if (!except.includes(index)) await env.PUBLISHED.put(`buckets/${bits}/${index}`, encodeBucket(bucket))
  }
  const head = { seq: 0, hash: '00'.repeat(32) }
  const snapshot = { version: 1, publishedAt: '2026-11-24T03:00:00.000Z', bucketBits: bits, head }
  await env.PUBLISHED.put('snapshot.json', JSON.stringify(snapshot))
}

async function codeOf(path: string): Promise<unknown> {
  const answer = await request(path)
  return [answer.status, (await readError(answer)).code]
}

describe('a device with a manifest of more bits', () => {
  it('gets the wider bucket, which says that it is one', async () => {
    await store(2)
    const { bits, index, entries } = await readBucket(5, 0b10111)
    expect([bits, index, entries.length]).toEqual([2, 0b10, 1])
    expect(entries[0]?.hashStart.startsWith('a0')).toBe(true)
  })
  it('gets the only bucket of a young server', async () => {
    await postSeed(makeSeed())
    await publish()
    expect((await readBucket(20, 2 ** 20 - 1)).entries).toHaveLength(3)
  })
  it('hears that it holds the bucket already', async () => {
    await store(2)
    const answer = await request('/v1/buckets/5/20')
    const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
    expect((await request('/v1/buckets/5/20', { headers })).status).toBe(304)
    // The same bytes stand in for a neighbour of it.
    expect((await request('/v1/buckets/5/21', { headers })).status).toBe(304)
    expect((await request('/v1/buckets/5/1', { headers })).status).toBe(200)
  })
})

describe('a device with a manifest of fewer bits', () => {
  it.each([1, 2, 3])('gets %i bits of narrower buckets as the one that it asked for', async less => {
    await store(4)
    const bits = 4 - less
    const { entries, lookAlikes, ...address } = await readBucket(bits, 1)
    expect(address).toEqual({ bits, index: 1 })
    const starts = Array.from({ length: 2 ** less }, (_, i) => (2 ** less + i).toString(16))
    expect(entries.map(({ hashStart }) => hashStart.slice(0, 2))).toEqual(starts.map(start => `${start}8`))
    expect(lookAlikes).toHaveLength(2 ** less)
  })
  it('hears that it holds the bucket already, until one of the parts changes', async () => {
    await store(2)
    const answer = await request('/v1/buckets/1/1')
    const etag = answer.headers.get('ETag') ?? ''
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await request('/v1/buckets/1/1', { headers: { 'If-None-Match': held } })
      expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, ''])
    }
    await env.PUBLISHED.put('buckets/2/3', encodeBucket(makeBucket({ bits: 2, index: 3 })))
    const changed = await request('/v1/buckets/1/1', { headers: { 'If-None-Match': etag } })
    expect(changed.status).toBe(200)
    const decoded = decodeBucket(new Uint8Array(await changed.arrayBuffer()))
    expect(decoded.ok && decoded.value.entries).toHaveLength(1)
  })
  it('is sent to the newest snapshot when its bucket is of too many parts', async () => {
    await store(4)
    expect(await codeOf('/v1/buckets/0/0')).toEqual([404, 'not_found'])
  })
  it('is sent there when a part is missing', async () => {
    await store(4, [15])
    expect(await codeOf('/v1/buckets/1/1')).toEqual([404, 'not_found'])
    expect((await readBucket(1, 0)).entries).toHaveLength(8)
  })
  it('is sent there when a part is damaged, which the log tells', async () => {
    const errors = expectErrors()
    await store(2)
    await env.PUBLISHED.put('buckets/2/3', '{"entries":[]}')
    expect(await codeOf('/v1/buckets/1/1')).toEqual([404, 'not_found'])
    expect(errors).toHaveBeenCalledOnce()
  })
})

describe('an address of the bits that are published', () => {
  it('without a bucket is not found', async () => {
    await store(2, [1])
    expectErrors()
    expect(await codeOf('/v1/buckets/2/1')).toEqual([404, 'not_found'])
    expect(await codeOf('/v1/buckets/4/5')).toEqual([404, 'not_found'])
  })
  it('beyond its index is not found, and is no bucket that storage has lost', async () => {
    const errors = expectErrors()
    await store(2)
    for (const path of ['/v1/buckets/2/4', '/v1/buckets/3/8', '/v1/buckets/1/2', '/v1/buckets/0/1']) {
      expect(await codeOf(path)).toEqual([404, 'not_found'])
    }
    expect(errors).not.toHaveBeenCalled()
  })
  it('is not found while nobody can read the snapshot', async () => {
    expectErrors()
    await env.PUBLISHED.put('snapshot.json', '{')
    expect(await codeOf('/v1/buckets/2/1')).toEqual([404, 'not_found'])
  })
})

it('lets caches hold what stands in only until the next snapshot', async () => {
  await store(2)
  const tagsOf = async (path: string) => (await request(path)).headers.get('Cache-Tag')
  expect(await tagsOf('/v1/buckets/2/1')).toContain('bucket-2-1')
  expect(await tagsOf('/v1/buckets/3/1')).toContain('snapshot')
  expect(await tagsOf('/v1/buckets/1/1')).toContain('snapshot')
})
