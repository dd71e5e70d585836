import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { captureImage } from '../../../extension/platform/page-image.ts'

const source = { tabId: 9, frameId: 0, url: 'https://cdn.contoh/qris.png' }
const rect = { x: 10, y: 20, width: 300, height: 300 }
const dataUrl = 'data:image/jpeg;base64,AA=='

/** What the page says of the picture's place, one answer for each time it is asked. */
function standAt(...places: (typeof rect | null)[]): void {
  const executeScript = vi.fn(async () => [{ result: places.shift() ?? null }])
  Object.defineProperty(browser, 'scripting', { configurable: true, value: { executeScript } })
}

beforeEach(() => {
  vi.spyOn(browser.tabs, 'captureVisibleTab').mockResolvedValue(dataUrl as never)
})

describe('a picture on the screen', () => {
  test('that keeps its place is cut out', async () => {
    standAt(rect, rect)
    expect(await captureImage(source)).toEqual({ dataUrl, crop: rect })
  })

  test.each<[string, typeof rect | null]>([
    ['moves while a panel opens', { ...rect, x: 4 }],
    ['shrinks with its page', { ...rect, width: 200 }],
    ['goes away', null],
  ])('that %s is looked for in all of it', async (_, after) => {
    standAt(rect, after)
    expect(await captureImage(source)).toEqual({ dataUrl, crop: null })
  })

  test('that is not in sight: all of it', async () => {
    standAt(null)
    expect(await captureImage(source)).toEqual({ dataUrl, crop: null })
  })

  test('that may not be captured: nothing', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    standAt(rect, rect)
    vi.mocked(browser.tabs.captureVisibleTab).mockRejectedValue(new Error('not allowed'))
    expect(await captureImage(source)).toBeNull()
  })
})
