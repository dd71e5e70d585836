import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { takeOffers } from '../../../extension/platform/check-panel.ts'
import { type Handover, readHandover } from '../../../extension/platform/handover.ts'
import { openCheck } from '../../../extension/platform/open-check.ts'

const number: Handover = {
  kind: 'destination',
  keys: ['bank:014:1234567890' as never],
  profile: { key: 'instagram:toko.siti' as never },
  holder: 'Siti Contoh',
}
const text = (words: string): Handover => ({ kind: 'text', text: words, isAsked: true })
const windowId = 4

let tabs: { url?: string; index?: number }[]
let panels: AbortController

/** Gives the browser the APIs of a panel, or takes them away. */
function install(apis: { sidePanel?: object; sidebarAction?: object; windows?: object | undefined }): void {
  for (const name of ['sidePanel', 'sidebarAction'] as const) {
    Object.defineProperty(browser, name, { configurable: true, writable: true, value: apis[name] })
  }
  const windows =
    'windows' in apis ? apis.windows : { WINDOW_ID_CURRENT: -2, getCurrent: async () => ({ id: windowId }) }
  Object.defineProperty(browser, 'windows', { configurable: true, writable: true, value: windows })
}

/** A panel of the window, as its page listens; what it was asked. */
async function startPanel(): Promise<(Handover | null)[]> {
  const asked: (Handover | null)[] = []
  await takeOffers(id => {
    if (id === null) asked.push(null)
    else void readHandover(id).then(handover => asked.push(handover))
  }, panels.signal)
  return asked
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockReturnValue()
  tabs = []
  panels = new AbortController()
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3, index: 4 }] as never)
  vi.spyOn(browser.tabs, 'create').mockImplementation((async (tab: { url?: string; index?: number }) => {
    tabs.push(tab)
    return tab
  }) as never)
})

afterEach(() => {
  panels.abort()
  vi.useRealTimers()
})

describe('a browser with a panel', () => {
  const refuse = () => Promise.reject(new Error('may only be called in response to a user gesture'))

  test.each<[string, (open: () => Promise<void>) => Parameters<typeof install>[0]]>([
    ['Chromium', open => ({ sidePanel: { open } })],
    ['Firefox', open => ({ sidebarAction: { open } })],
  ])('%s: opens it, which takes the question, and no tab', async (_, apis) => {
    let asked: (Handover | null)[] = []
    install(
      apis(async () => {
        asked = await startPanel()
      }),
    )
    await openCheck(number, windowId)
    await vi.waitFor(() => expect(asked).toEqual([number]))
    expect(tabs).toEqual([])
  })

  test('the panel is opened in the turn of the click, before the question is known', async () => {
    const open = vi.fn(async () => void startPanel())
    install({ sidePanel: { open } })
    let tell: (question: Handover) => void = () => {}
    const opening = openCheck(new Promise(resolve => (tell = resolve)), windowId)
    expect(open).toHaveBeenCalledExactlyOnceWith({ windowId })
    tell(number)
    await opening
    expect(tabs).toEqual([])
  })

  test('a page of ours need not know its window', async () => {
    const open = vi.fn(async () => void startPanel())
    install({ sidePanel: { open } })
    await openCheck(number, undefined)
    expect(open).toHaveBeenCalledWith({ windowId: -2 })
    expect(tabs).toEqual([])
  })

  test('a second question goes to the panel that is open', async () => {
    install({ sidePanel: { open: async () => {} } })
    const asked = await startPanel()
    await openCheck(text('first'), windowId)
    await openCheck(text('second'), windowId)
    await vi.waitFor(() => expect(asked).toEqual([text('first'), text('second')]))
    expect(tabs).toEqual([])
  })

  test('without a click that the browser knows of, an open panel is asked all the same', async () => {
    install({ sidePanel: { open: refuse } })
    const asked = await startPanel()
    await openCheck(number, windowId)
    await vi.waitFor(() => expect(asked).toEqual([number]))
    expect(tabs).toEqual([])
  })

  test('without one, and with no panel open, a tab opens', async () => {
    install({ sidePanel: { open: refuse } })
    await openCheck(number, windowId)
    expect(tabs).toHaveLength(1)
  })

  test('an open panel of another window is not asked', async () => {
    install({ sidePanel: { open: refuse } })
    const asked = await startPanel()
    await openCheck(number, windowId + 1)
    expect(asked).toEqual([])
    expect(tabs).toHaveLength(1)
  })

  test('that says it opened and shows nothing: a tab opens, and a late panel asks nothing again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    install({ sidePanel: { open: async () => {} } })
    const opening = openCheck(number, windowId)
    await vi.advanceTimersByTimeAsync(10_000)
    await opening
    expect(tabs).toHaveLength(1)
    expect(await startPanel()).toEqual([])
  })

  test('opened for nothing in particular, it is told so', async () => {
    install({ sidePanel: { open: async () => {} } })
    const asked = await startPanel()
    await openCheck(null, windowId)
    expect(asked).toEqual([null])
    expect(tabs).toEqual([])
  })

  test('a panel that was closed takes nothing', async () => {
    install({ sidePanel: { open: refuse } })
    const asked = await startPanel()
    panels.abort()
    await openCheck(number, windowId)
    expect(asked).toEqual([])
    expect(tabs).toHaveLength(1)
  })
})

describe('a tab', () => {
  test.each<[string, Parameters<typeof install>[0]]>([
    ['no panel', {}],
    ['no windows, as on phones', { windows: undefined }],
    ['a panel that cannot be opened by us', { sidePanel: { setOptions: () => {} } }],
    ['a panel and no windows', { sidePanel: { open: async () => {} }, windows: undefined }],
  ])('opens beside the one in front where there is %s', async (_, apis) => {
    install(apis)
    await openCheck(number, windowId)
    expect(tabs).toHaveLength(1)
    expect(tabs[0]?.index).toBe(5)
    expect(tabs[0]?.url).toMatch(/^[a-z-]+:\/\/[^/]+\/check\.html#[0-9a-f-]{36}$/)
    expect(await readHandover(new URL(tabs[0]?.url ?? '').hash.slice(1))).toEqual(number)
  })

  test('opens at the end where no tab is in front', async () => {
    install({})
    vi.mocked(browser.tabs.query).mockResolvedValue([] as never)
    await openCheck(number, undefined)
    expect(tabs[0]).not.toHaveProperty('index')
  })

  test('opens empty, and nothing is stored', async () => {
    install({})
    await openCheck(null, undefined)
    expect(tabs[0]?.url).toMatch(/\/check\.html$/)
    expect(await browser.storage.session.get(null)).toEqual({})
  })

  test('carries neither number nor name in its address, which browsers write into their history', async () => {
    install({})
    await openCheck(number, undefined)
    await openCheck(text('BCA 1234567890 a.n. Siti'), undefined)
    for (const { url } of tabs) expect(decodeURIComponent(url ?? '')).not.toMatch(/1234567890|Siti|BCA/i)
  })

  test('a question that cannot be put opens nothing', async () => {
    install({})
    await expect(openCheck(Promise.reject(new Error('no screen')), undefined)).rejects.toThrow('no screen')
    expect(tabs).toEqual([])
  })
})
