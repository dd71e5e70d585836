import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { type Handover, keepHandover, readHandover } from '../../../extension/platform/handover.ts'

const destination: Handover = {
  kind: 'destination',
  keys: ['bank:014:1234567890' as never, 'ewallet:dana:6281234567890' as never],
  profile: { key: 'instagram:toko.siti' as never },
  holder: 'Siti Contoh',
}
const asText = (text: string): Handover => ({ kind: 'text', text, isAsked: true })

beforeEach(() => fakeBrowser.reset())

/** Everything that session storage holds, as text. */
async function held(): Promise<string> {
  return JSON.stringify(await browser.storage.session.get(null))
}

test('the name that it is kept under tells neither number nor name', async () => {
  expect(await keepHandover(destination)).toMatch(/^[0-9a-f-]{36}$/)
})

test('the number is in memory only, never in storage that lasts', async () => {
  await keepHandover(destination)
  expect(await held()).toContain('1234567890')
  expect(await browser.storage.local.get(null)).toEqual({})
  expect(await browser.storage.sync.get(null)).toEqual({})
})

describe('what it was opened for', () => {
  test.each<[string, Handover]>([
    ['a number of a page', destination],
    ['a text', asText('BCA 1234567890')],
    ['a screen', { kind: 'screen', capture: { dataUrl: 'data:image/jpeg;base64,AA==', crop: null } }],
    ['a screen that may not be seen', { kind: 'screen', capture: null }],
    ['hostile text', asText('<img src=x onerror=alert(1)>\u202e\u0000')],
  ])('%s is given back, and again when the page is loaded anew', async (_, handover) => {
    const id = await keepHandover(handover)
    expect(await readHandover(id)).toEqual(handover)
    expect(await readHandover(id)).toEqual(handover)
  })

  test.each(['', 'unknown', '../handovers', '__proto__'])('of the name %j nothing is known', async id => {
    await keepHandover(destination)
    expect(await readHandover(id)).toBeNull()
  })

  test('five are kept, the sixth forgets the first', async () => {
    const ids: string[] = []
    for (let i = 1; i <= 6; i++) ids.push(await keepHandover(asText(`text ${i}`)))
    const kept = await Promise.all(ids.map(readHandover))
    expect(kept).toEqual([null, ...[2, 3, 4, 5, 6].map(i => asText(`text ${i}`))])
    expect(await held()).not.toContain('text 1')
  })

  test('fifty leave five behind', async () => {
    for (let i = 1; i <= 50; i++) await keepHandover(asText(`text ${i}`))
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
    const older = await keepHandover(asText('older'))
    refuse(1)
    const newer = await keepHandover(asText('newer'))
    expect(await readHandover(older)).toBeNull()
    expect(await readHandover(newer)).toEqual(asText('newer'))
  })

  test('for good: it is told, and nothing passes for kept', async () => {
    refuse(3)
    await expect(keepHandover(asText('too large'))).rejects.toThrow('quota')
  })

  test('twice: a screen is given up, and the question kept to say so', async () => {
    refuse(2)
    const capture = { dataUrl: 'data:image/jpeg;base64,AA==', crop: null }
    const id = await keepHandover({ kind: 'screen', capture })
    expect(await readHandover(id)).toEqual({ kind: 'screen', capture: null })
  })
})
