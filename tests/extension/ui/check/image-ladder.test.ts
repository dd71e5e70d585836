import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hasImageAccess } from '../../../../extension/platform/host-access.ts'
import { fetchInPage, type ImageSource } from '../../../../extension/platform/page-image.ts'
import { getFromHost, getFromScreen, getImage, hostOf } from '../../../../extension/ui/check/image-ladder.ts'

vi.mock('../../../../extension/platform/host-access.ts', () => ({ hasImageAccess: vi.fn() }))
vi.mock('../../../../extension/platform/page-image.ts', () => ({ fetchInPage: vi.fn() }))

const crop = { x: 10, y: 20, width: 300, height: 300 }
const onScreen = 'data:image/jpeg;base64,c2NyZWVu'
const inPage = 'data:image/png;base64,cGFnZQ=='
const address = 'https://cdn.contoh.id/qris.png?sig=abc'

/** What each address answers; any other cannot be reached. */
let answers: Map<string, () => Response | Promise<Response>>
let calls: [url: string, init: RequestInit][]

beforeEach(() => {
  calls = []
  const bytesOf = (text: string) => () => new Response(text)
  answers = new Map([
    [onScreen, bytesOf('screen')],
    [inPage, bytesOf('page')],
    [address, bytesOf('host')],
  ])
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push([url, init])
    const answer = answers.get(url)
    if (!answer) throw new TypeError('failed to fetch')
    return answer()
  })
  vi.mocked(fetchInPage).mockReset().mockResolvedValue(null)
  vi.mocked(hasImageAccess).mockReset().mockResolvedValue(false)
})

function sourceOf(over: Partial<ImageSource> = {}): ImageSource {
  return { tabId: 1, frameId: 0, url: address, capture: { dataUrl: onScreen, crop }, ...over }
}

/** Where the bytes came from, and what they are. */
async function climb(source: ImageSource): Promise<unknown> {
  const climbed = await getImage(source)
  if (climbed.state !== 'got') return climbed
  const { from, bytes, crop: cut } = climbed.image
  return { from, text: new TextDecoder().decode(bytes), crop: cut }
}

describe('the order of the rungs', () => {
  test('what the page may read comes from the page, and no host is asked', async () => {
    vi.mocked(fetchInPage).mockResolvedValue(inPage)
    vi.mocked(hasImageAccess).mockResolvedValue(true)
    expect(await climb(sourceOf())).toEqual({ from: 'page', text: 'page', crop: null })
    expect(calls.map(([url]) => url)).toEqual([inPage])
  })

  test('a picture that is its own address needs nobody', async () => {
    expect(await climb(sourceOf({ url: inPage, capture: null }))).toEqual({
      from: 'page',
      text: 'page',
      crop: null,
    })
    expect(fetchInPage).not.toHaveBeenCalled()
  })

  test('a host without permission is named, and not yet asked for the picture', async () => {
    expect(await climb(sourceOf())).toEqual({ state: 'ask', host: 'cdn.contoh.id' })
    expect(calls).toEqual([])
  })

  test('a host with permission gives it', async () => {
    vi.mocked(hasImageAccess).mockResolvedValue(true)
    expect(await climb(sourceOf())).toEqual({ from: 'host', text: 'host', crop: null })
  })

  test.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => new Response('', { status: 403 })],
    ['is gone', () => Promise.reject(new TypeError('failed to fetch'))],
    ['breaks off', () => new Response(new ReadableStream({ start: body => body.error(new Error('cut')) }))],
  ])('a host that %s leaves the screen', async (_, answer) => {
    vi.mocked(hasImageAccess).mockResolvedValue(true)
    answers.set(address, answer)
    expect(await climb(sourceOf())).toEqual({ from: 'screen', text: 'screen', crop })
  })

  test.each([
    'blob:https://www.instagram.com/7f3c',
    'http://cdn.contoh.id/qris.png',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'chrome-extension://abc/secret.png',
    'not an address',
    '',
  ])('%j that the page cannot read is taken from the screen, no permission asked', async url => {
    expect(await climb(sourceOf({ url }))).toEqual({ from: 'screen', text: 'screen', crop })
    expect(hasImageAccess).not.toHaveBeenCalled()
    expect(calls.map(([called]) => called)).toEqual([onScreen])
  })

  test('with nothing on the screen it fails, and says no more', async () => {
    expect(await climb(sourceOf({ url: 'blob:x', capture: null }))).toEqual({ state: 'failed' })
    answers.delete(onScreen)
    expect(await climb(sourceOf({ url: 'blob:x' }))).toEqual({ state: 'failed' })
    expect(await getFromHost(sourceOf({ url: 'https://other.contoh/x', capture: null }))).toEqual({
      state: 'failed',
    })
  })

  test('bytes of the page that cannot be read are asked for at the host', async () => {
    vi.mocked(fetchInPage).mockResolvedValue('data:broken')
    expect(await climb(sourceOf())).toEqual({ state: 'ask', host: 'cdn.contoh.id' })
  })
})

describe('a page that is hostile', () => {
  test.each<[string, unknown]>([
    ['an address of its choice', 'https://penipu.contoh/x'],
    ['a page of ours', 'chrome-extension://abc/secret.png'],
    ['an endless picture', `data:image/png;base64,${'A'.repeat(28_000_000)}`],
    ['no text', { startsWith: true }],
  ])('gives %s, which is not opened', async (_, given) => {
    vi.mocked(fetchInPage).mockResolvedValue(given as string)
    expect(await climb(sourceOf())).toEqual({ state: 'ask', host: 'cdn.contoh.id' })
    expect(calls).toEqual([])
  })
})

describe('what is sent', () => {
  test('no cookie and no referrer, on every rung, with an end to the waiting', async () => {
    vi.mocked(hasImageAccess).mockResolvedValue(true)
    answers.set(address, () => new Response('', { status: 500 }))
    await getImage(sourceOf())
    await getFromScreen(sourceOf())
    expect(calls).toHaveLength(3)
    for (const [, init] of calls) {
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
      expect(init.signal).toBeInstanceOf(AbortSignal)
    }
  })
})

describe('which host is asked for', () => {
  test.each([
    ['https://cdn.contoh.id/a.png', 'cdn.contoh.id'],
    ['https://user:pass@cdn.contoh.id:444/a.png', 'cdn.contoh.id'],
    ['https://contoh.id.penipu.example/cdn.contoh.id', 'contoh.id.penipu.example'],
    ['HTTPS://CDN.CONTOH.ID/', 'cdn.contoh.id'],
    ['http://cdn.contoh.id/', null],
    ['data:image/png,https://cdn.contoh.id', null],
    ['blob:https://cdn.contoh.id/x', null],
  ])('%s: %j', (url, host) => {
    expect(hostOf(url)?.hostname ?? null).toBe(host)
  })
})
