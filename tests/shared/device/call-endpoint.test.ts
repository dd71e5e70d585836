import { beforeEach, describe, expect, test, vi } from 'vitest'
import { getAccount } from '#shared/contract/accounts'
import { getBucket } from '#shared/contract/buckets'
import { evaluateDestinations, getDestinationBucket } from '#shared/contract/destinations'
import { openLink } from '#shared/contract/links'
import { getSeller } from '#shared/contract/sellers'
import { getList, getSnapshot } from '#shared/contract/snapshots'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import type { SubjectHash } from '#shared/domain/subject'

const baseUrl = 'http://localhost:8787'
const bucket = { params: { bits: 3, index: 5 } }
const list = { params: { sha256: 'a'.repeat(64) } }

let calls: [url: string, init: RequestInit][]

function answer(make: () => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push([url, init])
    return make()
  })
}

beforeEach(() => {
  calls = []
})

describe('what is sent', () => {
  test('no cookie, no referrer, no redirect, the path filled in and escaped', async () => {
    answer(() => new Response('bytes'))
    await callEndpoint(getBucket, bucket, { baseUrl })
    await callEndpoint(getSeller, { params: { hash: '../x?y' as SubjectHash } }, { baseUrl })
    expect(calls.map(([url]) => url)).toEqual([
      'http://localhost:8787/v1/buckets/3/5',
      'http://localhost:8787/v1/sellers/..%2Fx%3Fy',
    ])
    for (const [, init] of calls) {
      expect(init).toMatchObject({
        method: 'GET',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        cache: 'no-cache',
        headers: {},
      })
    }
  })

  test('an ETag asks only for what changed', async () => {
    answer(() => new Response(null, { status: 304 }))
    const called = await callEndpoint(getBucket, bucket, { baseUrl, etag: '"v1"' })
    expect(called).toEqual({ ok: true, value: { isChanged: false } })
    expect(calls[0]?.[1]).toMatchObject({ cache: 'no-store', headers: { 'if-none-match': '"v1"' } })
  })

  test('a body as JSON, and the address without anything of it', async () => {
    answer(() => Response.json({ key: 'tiktok:toko' }))
    const body = { url: 'https://vt.tiktok.com/ZS"\u2028</script>/' }
    await callEndpoint(openLink, { body }, { baseUrl })
    expect(calls[0]?.[0]).toBe('http://localhost:8787/v1/links/open')
    expect(calls[0]?.[1]).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse(String(calls[0]?.[1].body))).toEqual(body)
  })

  test('nothing that has no body names a content type', async () => {
    answer(() => new Response('bytes'))
    await callEndpoint(getBucket, bucket, { baseUrl })
    expect(calls[0]?.[1]).not.toHaveProperty('body')
    expect(calls[0]?.[1].headers).not.toHaveProperty('content-type')
  })
})

describe('the token of whoever is signed in', () => {
  const token = 'a-token-of-the-test-suite.signature='
  const reads: [what: string, call: () => Promise<unknown>][] = [
    ['the snapshot', () => callEndpoint(getSnapshot, {}, { baseUrl, token })],
    ['a list', () => callEndpoint(getList, list, { baseUrl, token })],
    ['a bucket', () => callEndpoint(getBucket, bucket, { baseUrl, token })],
    ['a seller', () => callEndpoint(getSeller, { params: { hash: 'a' as SubjectHash } }, { baseUrl, token })],
    [
      'a short link',
      () => callEndpoint(openLink, { body: { url: 'https://vt.tiktok.com/ZS/' } }, { baseUrl, token }),
    ],
    [
      'numbers',
      () => callEndpoint(evaluateDestinations, { body: { epoch: 1, blinded: ['a'] } }, { baseUrl, token }),
    ],
    [
      'a bucket of numbers',
      () =>
        callEndpoint(getDestinationBucket, { params: { epoch: 1, bits: 0, index: 0 } }, { baseUrl, token }),
    ],
  ]

  test.each(reads)('never goes with %s', async (_, call) => {
    answer(() => new Response('{}'))
    await call()
    const [, init] = calls[0] ?? []
    expect(new Headers(init?.headers).has('authorization')).toBe(false)
    expect(JSON.stringify(calls)).not.toContain(token)
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  test('goes with what needs an account, and not through a redirect', async () => {
    answer(() => Response.json({ contacts: [] }))
    await callEndpoint(getAccount, {}, { baseUrl, token })
    expect(calls[0]?.[1]).toMatchObject({
      headers: { authorization: `Bearer ${token}` },
      credentials: 'omit',
      redirect: 'error',
    })
  })

  test.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'missing'],
    [429, 'limited'],
    [500, 'server'],
  ])('a %i of what needs an account is told as %s', async (status, problem) => {
    answer(() => new Response(null, { status }))
    expect(await callEndpoint(getAccount, {}, { baseUrl, token })).toEqual({ ok: false, problem })
  })

  test.each([401, 403])('a %i of a read is the server’s trouble', async status => {
    answer(() => new Response(null, { status }))
    expect(await callEndpoint(getBucket, bucket, { baseUrl })).toEqual({ ok: false, problem: 'server' })
  })
})

describe('what comes back', () => {
  test('an answer of the contract, with its ETag', async () => {
    const signed = { manifest: '{}', keyId: 'a', signature: 'a'.repeat(86) }
    answer(() => Response.json({ ...signed, more: 1 }, { headers: { etag: '"v2"' } }))
    expect(await callEndpoint(getSnapshot, {}, { baseUrl })).toEqual({
      ok: true,
      value: { isChanged: true, value: signed, etag: '"v2"' },
    })
  })

  test('bytes as they are', async () => {
    answer(() => new Response(new Uint8Array([1, 2, 3, 4])))
    const called = await callEndpoint(getList, list, { baseUrl })
    expect(called).toMatchObject({ ok: true, value: { value: new Uint8Array([1, 2, 3, 4]) } })
  })

  const troubles: [what: string, make: () => Response | Promise<Response>, problem: string][] = [
    ['no network', () => Promise.reject(new TypeError('failed to fetch')), 'offline'],
    ['500', () => new Response('oops', { status: 500 }), 'server'],
    ['429', () => Response.json({}, { status: 429 }), 'limited'],
    ['404', () => Response.json({}, { status: 404 }), 'missing'],
    ['a login page', () => new Response('<!doctype html>'), 'garbled'],
    ['another shape', () => Response.json({ manifest: {} }), 'garbled'],
    ['nothing', () => new Response(''), 'garbled'],
    ['more than anybody reads', () => new Response(' '.repeat(4_000_001)), 'garbled'],
  ]

  test.each(troubles)('%s is a reason, never an exception', async (_, make, problem) => {
    answer(make)
    expect(await callEndpoint(getSnapshot, {}, { baseUrl })).toEqual({ ok: false, problem })
  })

  test.each([
    ['limited', 'server'],
    ['missing', 'server'],
    ['server', 'server'],
    ['offline', 'offline'],
    ['slow', 'slow'],
    ['garbled', 'garbled'],
  ] as const)('of a seller nobody asked for by hand, %s is told as %s', (problem, told) => {
    expect(toLookupProblem(problem)).toBe(told)
  })

  test('a body without end is cut off, not collected', async () => {
    let sent = 0
    answer(
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              sent += 1_000_000
              controller.enqueue(new Uint8Array(1_000_000))
            },
          }),
        ),
    )
    expect(await callEndpoint(getList, list, { baseUrl })).toEqual({ ok: false, problem: 'garbled' })
    expect(sent).toBeLessThan(20_000_000)
  })
})

describe('patience', () => {
  function hang(): void {
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        ),
    )
  }

  test('eight seconds without an answer are slow', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const controller = new AbortController()
      queueMicrotask(() => controller.abort(new DOMException('too long', 'TimeoutError')))
      return controller.signal
    })
    hang()
    expect(await callEndpoint(getSnapshot, {}, { baseUrl })).toEqual({ ok: false, problem: 'slow' })
    expect(timeout).toHaveBeenCalledWith(8_000)
  })

  test('whoever started it can give it up', async () => {
    hang()
    const giveUp = new AbortController()
    const called = callEndpoint(getBucket, bucket, { baseUrl, signal: giveUp.signal })
    giveUp.abort()
    expect(await called).toEqual({ ok: false, problem: 'offline' })
  })
})
