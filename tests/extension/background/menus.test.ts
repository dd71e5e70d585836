import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { startMenus } from '../../../extension/background/menus.ts'
import { openCheckPage } from '../../../extension/platform/handover.ts'
import { captureScreen, findOnScreen } from '../../../extension/platform/page-image.ts'
import { type Settings, settingsItem } from '../../../extension/platform/storage-items.ts'

vi.mock('../../../extension/platform/handover.ts', () => ({ openCheckPage: vi.fn() }))
vi.mock('../../../extension/platform/page-image.ts', () => ({
  captureScreen: vi.fn(),
  findOnScreen: vi.fn(),
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
  vi.mocked(openCheckPage).mockReset().mockResolvedValue()
  vi.mocked(captureScreen)
    .mockReset()
    .mockImplementation(async (crop = null) => ({ ...capture, crop }))
  vi.mocked(findOnScreen).mockReset().mockResolvedValue(crop)
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

async function click(info: object, tab: object | undefined = { id: 9 }): Promise<void> {
  for (const listen of clicks) listen(info, tab)
  await vi.waitFor(() => expect(openCheckPage).toHaveBeenCalled())
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

  test('on a selection hands over its text', async () => {
    await click({ menuItemId: 'check-selection', selectionText: 'BCA 1234567890' })
    expect(openCheckPage).toHaveBeenCalledExactlyOnceWith({ kind: 'text', text: 'BCA 1234567890' })
    expect(captureScreen).not.toHaveBeenCalled()
  })

  test('on a whole page of text hands over its first 2000 characters', async () => {
    await click({
      menuItemId: 'check-selection',
      selectionText: `${'a'.repeat(1999)}bc${'d'.repeat(100_000)}`,
    })
    expect(openCheckPage).toHaveBeenCalledWith({ kind: 'text', text: `${'a'.repeat(1999)}b` })
  })

  test('on a selection that the browser does not tell hands over an empty text', async () => {
    await click({ menuItemId: 'check-selection' })
    expect(openCheckPage).toHaveBeenCalledWith({ kind: 'text', text: '' })
  })

  test('on a picture hands over where it stands and what the screen showed of it', async () => {
    await click({ menuItemId: 'read-image', srcUrl: 'https://cdn.contoh/qris.png', frameId: 2 })
    const source = { tabId: 9, frameId: 2, url: 'https://cdn.contoh/qris.png' }
    expect(findOnScreen).toHaveBeenCalledWith(source)
    expect(openCheckPage).toHaveBeenCalledExactlyOnceWith({
      kind: 'image',
      source: { ...source, capture: { ...capture, crop } },
    })
  })

  test('the screen is captured before the page of ours covers it', async () => {
    await click({ menuItemId: 'read-image', srcUrl: 'blob:https://www.instagram.com/x' })
    const [captured] = vi.mocked(captureScreen).mock.invocationCallOrder
    const [opened] = vi.mocked(openCheckPage).mock.invocationCallOrder
    expect(captured).toBeLessThan(opened ?? 0)
  })

  test.each<[string, object, object | undefined]>([
    ['a picture without an address', { menuItemId: 'read-image' }, { id: 9 }],
    ['a picture without a tab', { menuItemId: 'read-image', srcUrl: 'https://cdn.contoh/q.png' }, {}],
    ['the page', { menuItemId: 'read-screen' }, { id: 9 }],
  ])('on %s hands over the screen', async (_, info, tab) => {
    await click(info, tab)
    expect(openCheckPage).toHaveBeenCalledExactlyOnceWith({ kind: 'screen', capture })
  })

  test('on a page that may not be seen says so on the page that checks', async () => {
    vi.mocked(captureScreen).mockResolvedValue(null)
    await click({ menuItemId: 'read-screen' })
    expect(openCheckPage).toHaveBeenCalledWith({ kind: 'screen', capture: null })
  })

  test('on an entry of no name of ours opens nothing; one that fails breaks nothing', async () => {
    for (const menuItemId of ['toString', '__proto__', 7]) for (const listen of clicks) listen({ menuItemId })
    await new Promise(resolve => setTimeout(resolve))
    expect(openCheckPage).not.toHaveBeenCalled()
    vi.mocked(openCheckPage).mockRejectedValue(new Error('no window'))
    await click({ menuItemId: 'read-screen' })
  })
})
