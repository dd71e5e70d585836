import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { startMenus } from '../../../extension/background/menus.ts'
import { openCheck } from '../../../extension/platform/open-check.ts'
import { captureImage, captureScreen } from '../../../extension/platform/page-image.ts'
import { type Settings, settingsItem } from '../../../extension/platform/storage-items.ts'

vi.mock('../../../extension/platform/open-check.ts', () => ({ openCheck: vi.fn() }))
vi.mock('../../../extension/platform/page-image.ts', () => ({
  captureImage: vi.fn(),
  captureScreen: vi.fn(),
}))

const capture = { dataUrl: 'data:image/jpeg;base64,AA==', crop: null }
const crop = { x: 1, y: 2, width: 300, height: 400 }

type Click = (info: object, tab?: object) => void
interface Entry {
  id: string
  title: string
  contexts: string[]
}

let entries: Entry[]
let clicks: Click[]
let isNative: unknown

async function change(settings: Partial<Settings>): Promise<void> {
  await settingsItem.setValue({ ...(await settingsItem.getValue()), ...settings })
}

function installMenus(menus: unknown): void {
  Object.defineProperty(browser, 'contextMenus', { configurable: true, writable: true, value: menus })
}

beforeEach(async () => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.mocked(openCheck).mockReset().mockResolvedValue()
  vi.mocked(captureScreen).mockReset().mockResolvedValue(capture)
  vi.mocked(captureImage)
    .mockReset()
    .mockResolvedValue({ ...capture, crop })
  await change({ language: 'id', theme: 'auto' })
  entries = []
  clicks = []
  isNative = {
    onClicked: { addListener: (listen: Click) => clicks.push(listen) },
    removeAll: async () => {
      entries = []
    },
    create: (entry: Entry, done?: () => void) => {
      entries.push(entry)
      done?.()
    },
  }
  installMenus(isNative)
})

async function install(): Promise<void> {
  startMenus()
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false } as never)
  await vi.waitFor(() => expect(entries).toHaveLength(3))
}

/** What a click opens the check for. */
async function click(info: object, tab: object | undefined = { id: 9, windowId: 4 }): Promise<unknown> {
  for (const listen of clicks) listen(info, tab)
  // The panel opens in the turn of the click or not at all.
  expect(openCheck).toHaveBeenCalledOnce()
  return vi.mocked(openCheck).mock.calls[0]?.[0]
}

describe('the entries', () => {
  test('are made at installation, for pictures, pages and selections', async () => {
    await install()
    expect(entries.map(({ title, contexts }) => [title, contexts])).toEqual([
      ['Baca QRIS ini', ['image']],
      ['Baca QRIS di layar ini', ['page', 'link', 'video']],
      ['Cek rekening ini', ['selection']],
    ])
  })

  test('are made in the language in force when the browser starts', async () => {
    await change({ language: 'en', theme: 'auto' })
    startMenus()
    await fakeBrowser.runtime.onStartup.trigger()
    await vi.waitFor(() =>
      expect(entries.map(({ title }) => title)).toEqual([
        'Read this QRIS',
        'Read the QRIS on this screen',
        'Check this account',
      ]),
    )
  })

  test('follow a change of language, each still there once', async () => {
    await install()
    await change({ language: 'en', theme: 'auto' })
    await vi.waitFor(() => expect(entries.map(({ title }) => title)).toContain('Check this account'))
    expect(entries).toHaveLength(3)
  })

  test('are left alone by a change of anything else', async () => {
    await install()
    const before = entries
    await change({ language: 'id', theme: 'dark' })
    await new Promise(resolve => setTimeout(resolve))
    expect(entries).toBe(before)
  })

  test('a browser without such menus is no error', async () => {
    installMenus(undefined)
    expect(() => startMenus()).not.toThrow()
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false } as never)
    expect(entries).toEqual([])
  })

  test('menus that cannot be made break nothing', async () => {
    const removeAll = vi.fn().mockRejectedValue(new Error('no'))
    installMenus({ ...(isNative as object), removeAll })
    startMenus()
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false } as never)
    await vi.waitFor(() => expect(removeAll).toHaveBeenCalled())
    expect(entries).toEqual([])
  })
})

describe('a click', () => {
  beforeEach(install)

  test('opens beside the page that it was in', async () => {
    await click({ menuItemId: 'check-selection', selectionText: 'BCA 1234567890' })
    expect(vi.mocked(openCheck).mock.calls[0]?.[1]).toBe(4)
  })

  test('on a selection hands over its text, to be checked at once', async () => {
    expect(await click({ menuItemId: 'check-selection', selectionText: 'BCA 1234567890' })).toEqual({
      kind: 'text',
      text: 'BCA 1234567890',
      isAsked: true,
    })
    expect(captureScreen).not.toHaveBeenCalled()
  })

  test('on a whole page of text hands over its first 2000 characters', async () => {
    const selectionText = `${'a'.repeat(1999)}bc${'d'.repeat(100_000)}`
    expect(await click({ menuItemId: 'check-selection', selectionText })).toMatchObject({
      text: `${'a'.repeat(1999)}b`,
    })
  })

  test('on a selection that the browser does not tell hands over an empty text', async () => {
    expect(await click({ menuItemId: 'check-selection' })).toMatchObject({ kind: 'text', text: '' })
  })

  test('on a picture hands over where it stands and what the screen showed of it', async () => {
    const source = { tabId: 9, frameId: 2, url: 'https://cdn.contoh/qris.png' }
    expect(await click({ menuItemId: 'read-image', srcUrl: source.url, frameId: 2 })).toEqual({
      kind: 'image',
      source: { ...source, capture: { ...capture, crop } },
    })
    expect(captureImage).toHaveBeenCalledExactlyOnceWith(source)
  })

  test.each<[string, object, object | undefined]>([
    ['a picture without an address', { menuItemId: 'read-image' }, { id: 9 }],
    ['a picture without a tab', { menuItemId: 'read-image', srcUrl: 'https://cdn.contoh/q.png' }, {}],
    ['the page', { menuItemId: 'read-screen' }, { id: 9 }],
  ])('on %s hands over the screen', async (_, info, tab) => {
    expect(await click(info, tab)).toEqual({ kind: 'screen', capture })
  })

  test('on a page that may not be seen says so where it is checked', async () => {
    vi.mocked(captureScreen).mockResolvedValue(null)
    expect(await click({ menuItemId: 'read-screen' })).toEqual({ kind: 'screen', capture: null })
  })

  test('on an entry of no name of ours opens nothing; one that fails breaks nothing', async () => {
    for (const menuItemId of ['toString', '__proto__', 7]) for (const listen of clicks) listen({ menuItemId })
    expect(openCheck).not.toHaveBeenCalled()
    vi.mocked(openCheck).mockRejectedValue(new Error('no window'))
    await click({ menuItemId: 'read-screen' })
    await vi.waitFor(() => expect(console.warn).toHaveBeenCalledOnce())
  })
})
