import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { MessageSender } from '../../../extension/messaging/message-sender.ts'
import { type MessageName, protocol, type Sender } from '../../../extension/messaging/protocol.ts'
import { classifySender, createRouter, type Handlers } from '../../../extension/messaging/router.ts'

const id = () => browser.runtime.id
const pageOf = (url: string, over: Partial<MessageSender> = {}): MessageSender => ({
  id: id(),
  url,
  frameId: 0,
  tab: { id: 1 },
  ...over,
})
const contentScript = () => pageOf('https://www.instagram.com/toko.siti/')
const extensionPage = (): MessageSender => ({ id: id(), url: browser.runtime.getURL('/popup.html' as '/') })

const valid: Record<MessageName, unknown> = {
  'lookup/resolve': { profiles: [{ key: 'instagram:toko.siti' }] },
  'lookup/refresh': {},
  'lookup/status': {},
  'seller/read': { key: 'instagram:toko.siti' },
  'links/open': { url: 'https://vt.tiktok.com/ZS1234567/' },
  'text/read': { texts: ['BCA 1234567890'] },
  'destination/check': {
    keys: ['bank:014:1234567890', 'qris:ID1020000000011'],
    profile: { key: 'instagram:toko.siti', platformId: '77' },
  },
  'check/open': { keys: ['bank:014:1234567890'], holder: "Siti 'Contoh' A.*" },
  'check/ask': { question: { kind: 'text', text: 'BCA 1234567890' } },
  'account/read': {},
  'account/enter': {},
  'account/leave': {},
  'account/change': { isWitness: true },
  'shops/read': { key: 'instagram:toko.siti' },
  'desk/read': {},
  'desk/claims': { keys: ['instagram:toko.siti'], tabId: 4 },
  'desk/witness': { id: 'claim-1', tabId: 4 },
  'settings/change': { language: 'en' },
}
const names = Object.keys(protocol) as MessageName[]

let handled: [MessageName, unknown][]
let route: ReturnType<typeof createRouter>

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockReturnValue()
  handled = []
  const handler = (name: MessageName) => async (request: unknown) => {
    handled.push([name, request])
    return `answer to ${name}`
  }
  route = createRouter(Object.fromEntries(names.map(name => [name, handler(name)])) as unknown as Handlers)
})

describe('who speaks', () => {
  const senders: [what: string, sender: () => MessageSender, kind: Sender | null][] = [
    ['Instagram', contentScript, 'content'],
    ['Facebook', () => pageOf('https://web.facebook.com/marketplace/item/1/'), 'content'],
    ['TikTok', () => pageOf('https://www.tiktok.com/@toko'), 'content'],
    ['the demo page', () => pageOf('http://localhost:8787/demo'), 'content'],
    ['our popup', extensionPage, 'extension-page'],
    [
      'our card, framed in a page',
      () => pageOf(browser.runtime.getURL('/card.html' as '/'), { frameId: 7 }),
      'extension-page',
    ],
    ['another extension', () => ({ ...contentScript(), id: 'another' }), null],
    ['nobody', () => ({}), null],
    ['another site', () => pageOf('https://instagram.com.example/toko.siti/'), null],
    ['a site that ends alike', () => pageOf('https://notinstagram.com/'), null],
    ['http', () => pageOf('http://www.instagram.com/'), null],
    ['another page of localhost', () => pageOf('http://localhost:8787/demo/other'), null],
    ['a frame in Instagram', () => pageOf('https://www.instagram.com/embed', { frameId: 3 }), null],
    ['a page without a tab', () => pageOf('https://www.instagram.com/', { tab: undefined }), null],
    [
      'a page that names our address',
      () => pageOf(`https://example.com/${browser.runtime.getURL('')}`),
      null,
    ],
    ['an address that is none', () => pageOf('about:blank'), null],
  ]

  test.each(senders)('%s', (_, sender, kind) => {
    expect(classifySender(sender())).toBe(kind)
  })

  test('whoever may not speak is not answered, and nothing happens', () => {
    for (const [, sender, kind] of senders) {
      if (kind !== null) continue
      for (const name of names) expect(route({ name, request: valid[name] }, sender())).toBeUndefined()
    }
    expect(handled).toEqual([])
  })
})

describe('what they may ask', () => {
  const forPages = names.filter(name => protocol[name].senders.some(sender => sender === 'extension-page'))

  test.each(forPages)('%s from a page of ours is handled', async name => {
    expect(await route({ name, request: valid[name] }, extensionPage())).toEqual({
      ok: true,
      value: `answer to ${name}`,
    })
  })

  test.each(names)('%s from a content script only where the protocol lists it', async name => {
    const answer = await route({ name, request: valid[name] }, contentScript())
    const isAllowed = protocol[name].senders.some(sender => sender === 'content')
    expect(answer).toMatchObject({ ok: isAllowed })
    expect(handled).toHaveLength(isAllowed ? 1 : 0)
  })

  test('a content script may have texts read, numbers checked, and the page opened that checks', async () => {
    const allowed = ['text/read', 'destination/check', 'check/open'] as const
    for (const name of allowed) {
      expect(await route({ name, request: valid[name] }, contentScript())).toMatchObject({ ok: true })
    }
    expect(handled.map(([name]) => name)).toEqual(allowed)
  })

  test('a content script cannot have a link opened, which only a person may', async () => {
    expect(await route({ name: 'links/open', request: valid['links/open'] }, contentScript())).toEqual({
      ok: false,
      problem: 'failed',
    })
    expect(handled).toEqual([])
  })

  test('a content script can neither change settings nor read details', async () => {
    for (const name of ['settings/change', 'seller/read', 'lookup/refresh'] as const) {
      expect(await route({ name, request: valid[name] }, contentScript())).toEqual({
        ok: false,
        problem: 'failed',
      })
    }
    expect(handled).toEqual([])
  })
})

describe('in which form', () => {
  const malformed: [what: string, message: unknown][] = [
    ['a key of no platform', { name: 'lookup/resolve', request: { profiles: [{ key: 'x:y' }] } }],
    ['a key with markup', { name: 'seller/read', request: { key: 'instagram:<img src=x>' } }],
    ['a field too many', { name: 'lookup/resolve', request: { profiles: [], secret: 1 } }],
    ['no number to check', { name: 'destination/check', request: { keys: [] } }],
    [
      'more numbers than one request may carry',
      { name: 'destination/check', request: { keys: Array(17).fill('bank:014:1234567890') } },
    ],
    ['a virtual account', { name: 'destination/check', request: { keys: ['va:014:1234567890123'] } }],
    ['a profile in place of a number', { name: 'destination/check', request: { keys: ['instagram:a'] } }],
    [
      'a shop that is no profile',
      {
        name: 'destination/check',
        request: { keys: ['phone:6281234567890'], profile: { key: 'bank:014:1' } },
      },
    ],
    ['an id that is no number', { name: 'seller/read', request: { key: 'instagram:a', platformId: '1;2' } }],
    [
      'more sellers than a page has',
      { name: 'lookup/resolve', request: { profiles: Array(501).fill({ key: 'instagram:a' }) } },
    ],
    ['a server that is no address', { name: 'settings/change', request: { apiUrl: 'javascript:alert(1)' } }],
    ['a question of no kind', { name: 'check/ask', request: { question: { kind: 'image' } } }],
    [
      'a question with a picture of its own',
      { name: 'check/ask', request: { question: { kind: 'screen', capture: null } } },
    ],
    [
      'a question as long as a book',
      { name: 'check/ask', request: { question: { kind: 'text', text: 'a'.repeat(20_001) } } },
    ],
    ['no word on the question', { name: 'check/ask', request: {} }],
    ['no request', { name: 'lookup/resolve' }],
    ['a request that is null', { name: 'lookup/resolve', request: null }],
  ]

  const keys = ['bank:014:1234567890']
  const hostile: [what: string, message: unknown][] = [
    ['a text that is too long', { name: 'text/read', request: { texts: ['a'.repeat(20_001)] } }],
    ['more texts than are read', { name: 'text/read', request: { texts: Array(661).fill('') } }],
    ['a text that is none', { name: 'text/read', request: { texts: [{ length: 1 }] } }],
    ['a holder without a name', { name: 'check/open', request: { keys, holder: '' } }],
    ['a holder with a null', { name: 'check/open', request: { keys, holder: 'Siti\u0000' } }],
    ['a holder of half a letter', { name: 'check/open', request: { keys, holder: 'Siti\ud83d' } }],
    ['a holder in two lines', { name: 'check/open', request: { keys, holder: 'Siti\nAman' } }],
    ['a holder written backwards', { name: 'check/open', request: { keys, holder: '\u202eSiti' } }],
    ['a holder of a whole story', { name: 'check/open', request: { keys, holder: 'a'.repeat(61) } }],
    ['no word on the holder', { name: 'check/open', request: { keys } }],
    ['no key', { name: 'check/open', request: { keys: [], holder: null } }],
    ['six keys', { name: 'check/open', request: { keys: Array(6).fill(keys[0]), holder: null } }],
    ['a profile for a number', { name: 'check/open', request: { keys: ['instagram:a'], holder: null } }],
    ['a key with an address', { name: 'check/open', request: { keys: ['https://a.contoh'], holder: null } }],
    ['a key with more', { name: 'check/open', request: { keys: ['bank:014:1234567890#x'], holder: null } }],
    ['a field too many', { name: 'check/open', request: { keys, holder: null, url: 'https://a.contoh' } }],
  ]

  test.each(['<b>Siti</b>', 'TOKO ABC & CO', 'PT. MAJU, TBK', 'WARUNG 99', 'Ś', null])(
    'the holder %j is text, and let in',
    async holder => {
      const message = { name: 'check/open', request: { keys, holder } }
      expect(await route(message, contentScript())).toMatchObject({ ok: true })
    },
  )

  test.each(hostile)('%s from a page is refused', async (_, message) => {
    expect(await route(message, contentScript())).toEqual({ ok: false, problem: 'failed' })
    expect(handled).toEqual([])
  })

  test.each([
    ['an empty address', ''],
    ['an endless address', `https://vt.tiktok.com/${'a'.repeat(500)}`],
  ])('%s is not opened', async (_, url) => {
    expect(await route({ name: 'links/open', request: { url } }, extensionPage())).toMatchObject({
      ok: false,
    })
    expect(handled).toEqual([])
  })

  test.each(malformed)('%s is refused with a value', async (_, message) => {
    expect(await route(message, extensionPage())).toEqual({ ok: false, problem: 'failed' })
    expect(handled).toEqual([])
  })

  test.each([
    null,
    undefined,
    'lookup/resolve',
    7,
    [],
    {},
    { name: 'nothing/of-ours' },
    { name: 'toString', request: {} },
    { name: '__proto__', request: {} },
    { name: ['lookup/status'], request: {} },
  ])('%j is not for us', message => {
    expect(route(message, extensionPage())).toBeUndefined()
  })

  test('a handler that breaks is an answer, not a rejection', async () => {
    route = createRouter({
      'lookup/status': () => Promise.reject(new Error('broken')),
    } as unknown as Handlers)
    expect(await route({ name: 'lookup/status', request: {} }, extensionPage())).toEqual({
      ok: false,
      problem: 'failed',
    })
  })

  test('the same trouble is logged once', async () => {
    const name = 'lookup/resolve'
    const before = vi.mocked(console.warn).mock.calls.length
    for (let i = 0; i < 50; i++) await route({ name, request: { profiles: 'all' } }, contentScript())
    expect(vi.mocked(console.warn).mock.calls.length - before).toBeLessThanOrEqual(1)
  })
})
