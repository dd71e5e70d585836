import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createHandlers } from '../../../extension/background/handlers.ts'
import type { Lookup } from '../../../extension/lookup/lookup.ts'
import { deliverCheck, openCheck } from '../../../extension/platform/open-check.ts'
import { captureScreen } from '../../../extension/platform/page-image.ts'
import { readEvaluationKeys, settingsItem } from '../../../extension/platform/storage-items.ts'
import { testEvaluationKeys, testPinnedEvaluationKeys } from '../../fixtures/evaluation-keys.ts'
import { testPinnedKeys } from '../../fixtures/manifest-keys.ts'

vi.mock('../../../extension/platform/open-check.ts', () => ({
  deliverCheck: vi.fn(),
  openCheck: vi.fn(),
}))
vi.mock('../../../extension/platform/page-image.ts', () => ({ captureScreen: vi.fn() }))

const apiUrl = 'http://localhost:8787'

let done: string[]
let refreshed: Promise<void>
let handlers: ReturnType<typeof createHandlers>

beforeEach(async () => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockReturnValue()
  await settingsItem.setValue({ language: 'id', theme: 'auto', apiUrl })
  done = []
  refreshed = Promise.resolve()
  const lookup = {
    forget: async () => {
      done.push('forget')
    },
    refresh: () => {
      done.push('refresh')
      return refreshed
    },
  } as unknown as Lookup
  const tellPages = async () => void done.push('tell pages')
  const account = { signOut: async () => void done.push('sign out') }
  handlers = createHandlers(lookup, tellPages, account)
})

describe('settings', () => {
  test('a language is stored and told to open pages; data stay', async () => {
    await handlers['settings/change']({ language: 'en' }, {})
    expect(await settingsItem.getValue()).toEqual({ language: 'en', theme: 'auto', apiUrl })
    expect(done).toEqual(['tell pages'])
  })

  test('another server: the session and everything held go before anything is asked of the new one', async () => {
    await handlers['settings/change']({ apiUrl: 'https://amanah.contoh/some/path' }, {})
    expect((await settingsItem.getValue()).apiUrl).toBe('https://amanah.contoh')
    expect(done).toEqual(['sign out', 'forget', 'refresh', 'tell pages'])
  })

  test('the same server again forgets nothing', async () => {
    await handlers['settings/change']({ apiUrl: `${apiUrl}/` }, {})
    expect(done).toEqual(['tell pages'])
  })

  test('the keys of a server go with it: another one has its own, or none', async () => {
    const own = { apiUrl: 'https://amanah.contoh', manifestKeys: testPinnedKeys }
    await handlers['settings/change']({ ...own, evaluationKeys: testPinnedEvaluationKeys }, {})
    expect(await readEvaluationKeys()).toEqual(testEvaluationKeys.slice(0, 1))
    await handlers['settings/change']({ language: 'en' }, {})
    expect(await readEvaluationKeys()).toEqual(testEvaluationKeys.slice(0, 1))
    await handlers['settings/change']({ ...own, apiUrl: 'https://amanah.lain' }, {})
    expect(await readEvaluationKeys()).toEqual([])
  })

  test('the built server has the keys of the build', async () => {
    expect(await readEvaluationKeys()).toEqual(testEvaluationKeys.slice(0, 1))
  })

  test('a new server that is slow or broken does not hold up the answer', async () => {
    refreshed = new Promise(() => {})
    await handlers['settings/change']({ apiUrl: 'https://amanah.contoh' }, {})
    refreshed = Promise.reject(new Error('no disk'))
    await handlers['settings/change']({ apiUrl: 'https://amanah.lain' }, {})
    expect((await settingsItem.getValue()).apiUrl).toBe('https://amanah.lain')
  })
})

describe('opening the check', () => {
  const sender = { tab: { windowId: 4 } }
  const keys = ['bank:014:1234567890', 'ewallet:dana:6281234567890'] as never[]

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T03:00:00Z') })
    vi.mocked(openCheck).mockReset().mockResolvedValue()
  })

  afterEach(() => void vi.useRealTimers())

  test('hands over every key of the number, and whose it is said to be', async () => {
    const profile = { key: 'instagram:toko.siti' as never }
    expect(await handlers['check/open']({ keys, profile, holder: 'Siti Contoh' }, sender)).toBeNull()
    expect(openCheck).toHaveBeenCalledExactlyOnceWith(
      { kind: 'destination', keys, profile, holder: 'Siti Contoh' },
      4,
    )
  })

  test('hands over that nobody is known to own it', async () => {
    await handlers['check/open']({ keys, holder: null }, sender)
    expect(openCheck).toHaveBeenCalledWith({ kind: 'destination', keys, profile: null, holder: null }, 4)
  })

  test('a page that asks in a loop is heard once in 700 milliseconds', async () => {
    for (let ms = 0; ms < 700; ms++) {
      await handlers['check/open']({ keys, holder: null }, sender)
      vi.advanceTimersByTime(1)
    }
    expect(openCheck).toHaveBeenCalledOnce()
    await handlers['check/open']({ keys, holder: null }, sender)
    expect(openCheck).toHaveBeenCalledTimes(2)
  })
})

describe('a question of a window of ours', () => {
  const delivered = async () => {
    const [question, windowId] = vi.mocked(deliverCheck).mock.calls[0] ?? []
    return { question: await question, windowId }
  }
  beforeEach(() => void vi.mocked(deliverCheck).mockReset().mockResolvedValue())

  test('that was typed is read, and not checked before it is asked for', async () => {
    await handlers['check/ask']({ question: { kind: 'text', text: 'BCA 1234567890' } }, {})
    const question = { kind: 'text', text: 'BCA 1234567890', isAsked: false }
    expect(await delivered()).toEqual({ question, windowId: undefined })
    expect(captureScreen).not.toHaveBeenCalled()
  })

  test('of the screen: it is captured here, where nothing closes', async () => {
    const capture = { dataUrl: 'data:image/jpeg;base64,AA==', crop: null }
    vi.mocked(captureScreen).mockResolvedValue(capture)
    await handlers['check/ask']({ question: { kind: 'screen' } }, { tab: { windowId: 4 } })
    expect(await delivered()).toEqual({ question: { kind: 'screen', capture }, windowId: 4 })
  })

  test('of a number goes on as it is, none as none', async () => {
    const question = {
      kind: 'destination',
      keys: ['bank:014:1234567890'],
      profile: null,
      holder: null,
    } as never
    await handlers['check/ask']({ question }, {})
    expect((await delivered()).question).toEqual(question)
    vi.mocked(deliverCheck).mockClear()
    await handlers['check/ask']({ question: null }, {})
    expect((await delivered()).question).toBeNull()
  })
})

describe('reading texts of a page', () => {
  test('answers each text in its place, also those without a number', async () => {
    const answered = await handlers['text/read'](
      {
        texts: ['BCA 1234567890', '', 'Gamis ready stock', 'BRI 123401012345534 / DANA 085612345678'],
      },
      {},
    )
    expect(answered.map(found => found.map(({ key }) => key))).toEqual([
      ['bank:014:1234567890'],
      [],
      [],
      ['bank:002:123401012345534', 'ewallet:dana:6285612345678'],
    ])
  })

  test('two hundred texts of noise give two hundred answers', async () => {
    const texts = Array.from({ length: 200 }, (_, i) => '\u202e(BCA'.repeat(i))
    expect(await handlers['text/read']({ texts }, {})).toEqual(texts.map(() => []))
  })
})

describe('opening a short link', () => {
  const url = 'https://vt.tiktok.com/ZS1234567/'
  let calls: [url: string, init: RequestInit][]

  function answer(make: () => Response | Promise<Response>): void {
    calls = []
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      calls.push([address, init])
      return make()
    })
  }

  test('sends the link in the body, to our server alone, without cookie or referrer', async () => {
    answer(() => Response.json({ key: 'tiktok:toko.contoh' }))
    expect(await handlers['links/open']({ url }, {})).toEqual({ state: 'found', key: 'tiktok:toko.contoh' })
    expect(calls.map(([address]) => address)).toEqual([`${apiUrl}/v1/links/open`])
    expect(calls[0]?.[1]).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    })
  })

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['a link that names nobody', () => Response.json({ key: null, reason: 'names-nobody' }), 'names-nobody'],
    ['a host that is slow', () => Response.json({ key: null, reason: 'too-slow' }), 'too-slow'],
    ['a reason of a newer server', () => Response.json({ key: null, reason: 'moon' }), 'not-followed'],
    ['too many', () => Response.json({}, { status: 429 }), 'limited'],
    ['no network', () => Promise.reject(new TypeError('failed to fetch')), 'offline'],
    ['a broken server', () => new Response('oops', { status: 500 }), 'offline'],
    ['a login page', () => new Response('<!doctype html>'), 'offline'],
    ['another shape', () => Response.json({ key: 7 }), 'offline'],
    ['nothing new', () => new Response(null, { status: 304 }), 'offline'],
  ])('%s is told as %s', async (_, make, reason) => {
    answer(make)
    expect(await handlers['links/open']({ url }, {})).toEqual({ state: 'failed', reason })
  })

  test('the server of the settings is asked', async () => {
    await settingsItem.setValue({ ...(await settingsItem.getValue()), apiUrl: 'https://amanah.contoh' })
    answer(() => Response.json({ key: 'tiktok:toko.contoh' }))
    await handlers['links/open']({ url }, {})
    expect(calls[0]?.[0]).toBe('https://amanah.contoh/v1/links/open')
  })
})
