import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { type Handover, openCheckPage, readHandover } from '../../../extension/platform/handover.ts'

const destination: Handover = {
  kind: 'destination',
  keys: ['bank:014:1234567890' as never, 'ewallet:dana:6281234567890' as never],
  profile: { key: 'instagram:toko.siti' as never },
  holder: 'Siti Contoh',
}
const asText = (text: string): Handover => ({ kind: 'text', text })

let opened: { url?: string; index?: number }[]

beforeEach(() => {
  fakeBrowser.reset()
  opened = []
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3, index: 4 }] as never)
  vi.spyOn(browser.tabs, 'create').mockImplementation((async (tab: { url?: string; index?: number }) => {
    opened.push(tab)
    return tab
  }) as never)
})

function idOf(at: number): string {
  return new URL(opened.at(at)?.url ?? '').hash.slice(1)
}

/** Everything that session storage holds, as text. */
async function held(): Promise<string> {
  return JSON.stringify(await browser.storage.session.get(null))
}

describe('the page that checks', () => {
  test('opens beside the tab in front', async () => {
    await openCheckPage(destination)
    expect(browser.tabs.query).toHaveBeenCalledWith({ active: true, currentWindow: true })
    expect(opened).toHaveLength(1)
    expect(opened[0]?.index).toBe(5)
    expect(opened[0]?.url).toMatch(/^[a-z-]+:\/\/[^/]+\/check\.html#[0-9a-f-]{36}$/)
  })

  test('opens at the end where no tab is in front', async () => {
    vi.mocked(browser.tabs.query).mockResolvedValue([] as never)
    await openCheckPage(destination)
    expect(opened[0]).not.toHaveProperty('index')
  })

  test('opens empty, and nothing is stored', async () => {
    await openCheckPage(null)
    expect(opened[0]?.url).toMatch(/\/check\.html$/)
    expect(await held()).toBe('{}')
  })

  test('carries neither number nor name in its address, which browsers write into their history', async () => {
    await openCheckPage(destination)
    await openCheckPage(asText('BCA 1234567890 a.n. Siti'))
    for (const { url } of opened) expect(decodeURIComponent(url ?? '')).not.toMatch(/1234567890|Siti|BCA/i)
  })

  test('the number is in memory only, never in storage that lasts', async () => {
    await openCheckPage(destination)
    expect(await held()).toContain('1234567890')
    expect(await browser.storage.local.get(null)).toEqual({})
    expect(await browser.storage.sync.get(null)).toEqual({})
  })
})

describe('what it was opened for', () => {
  test.each<[string, Handover]>([
    ['a number of a page', destination],
    ['a text', asText('BCA 1234567890')],
    ['a screen', { kind: 'screen', capture: { dataUrl: 'data:image/jpeg;base64,AA==', crop: null } }],
    ['a screen that may not be seen', { kind: 'screen', capture: null }],
    ['hostile text', asText('<img src=x onerror=alert(1)>\u202e\u0000')],
  ])('%s is given back, and again when the page is loaded anew', async (_, handover) => {
    await openCheckPage(handover)
    expect(await readHandover(idOf(0))).toEqual(handover)
    expect(await readHandover(idOf(0))).toEqual(handover)
  })

  test.each(['', 'unknown', '../handovers', '__proto__'])('of the name %j nothing is known', async id => {
    await openCheckPage(destination)
    expect(await readHandover(id)).toBeNull()
  })

  test('five are kept, the sixth forgets the first', async () => {
    for (let i = 1; i <= 6; i++) await openCheckPage(asText(`text ${i}`))
    expect(await readHandover(idOf(0))).toBeNull()
    for (let i = 2; i <= 6; i++) expect(await readHandover(idOf(i - 1))).toEqual(asText(`text ${i}`))
    expect(await held()).not.toContain('text 1')
  })

  test('fifty leave five behind', async () => {
    for (let i = 1; i <= 50; i++) await openCheckPage(asText(`text ${i}`))
    const { handovers, ...kept } = await browser.storage.session.get(null)
    expect(Object.keys(kept)).toHaveLength(5)
    expect(handovers).toHaveLength(5)
  })
})

describe('a storage that is full', () => {
  /** Refuses the next handovers. */
  function refuse(times: number): void {
    let left = times
    const set = browser.storage.session.set.bind(browser.storage.session)
    vi.spyOn(browser.storage.session, 'set').mockImplementation((async (items: Record<string, unknown>) => {
      const isHandover = Object.keys(items).some(key => key.startsWith('handover-'))
      if (isHandover && left-- > 0) throw new Error('QUOTA_BYTES quota exceeded')
      return set(items)
    }) as never)
  }

  test('once: the older ones go, and the new one is stored', async () => {
    await openCheckPage(asText('older'))
    refuse(1)
    await openCheckPage(asText('newer'))
    expect(await readHandover(idOf(0))).toBeNull()
    expect(await readHandover(idOf(1))).toEqual(asText('newer'))
  })

  test('for good: no page is opened that would have nothing to show', async () => {
    refuse(3)
    await expect(openCheckPage(asText('too large'))).rejects.toThrow('quota')
    expect(opened).toEqual([])
  })

  test('twice: a screen is given up, and the page opens to say so', async () => {
    refuse(2)
    await openCheckPage({ kind: 'screen', capture: { dataUrl: 'data:image/jpeg;base64,AA==', crop: null } })
    expect(await readHandover(idOf(0))).toEqual({ kind: 'screen', capture: null })
  })
})
