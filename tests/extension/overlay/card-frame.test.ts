import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CardFrame, toPopover } from '../../../extension/overlay/card-frame.ts'
import { watchShadows } from './open-shadow.ts'

const room = { width: 1280, height: 900 }

describe('where the card lies', () => {
  test.each([
    [
      'below the badge, left edges aligned',
      { x: 200, y: 100 },
      400,
      { left: '200px', top: '128px', height: '400px' },
    ],
    ['shifted in from the right edge', { x: 1200, y: 100 }, 400, { left: '908px', top: '128px' }],
    ['never past the left edge', { x: -50, y: 100 }, 400, { left: '12px' }],
    ['above where there is more room', { x: 200, y: 800 }, 400, { top: '392px', height: '400px' }],
    ['kept in a window that is too low', { x: 200, y: 100 }, 2000, { top: '12px', height: '876px' }],
  ])('%s', (_, { x, y }, wanted, expected) => {
    expect(toPopover(new DOMRect(x, y, 120, 20), room, wanted)).toMatchObject({ width: '360px', ...expected })
  })
})

describe('the card', () => {
  let shadows: Map<Element, ShadowRoot>
  const anchor = document.createElement('amanah-badge')
  const onClose = vi.fn()

  beforeEach(() => {
    // The frame's page is not there to be loaded, which the test DOM complains about.
    vi.spyOn(console, 'error').mockReturnValue()
    document.body.replaceChildren(anchor)
    shadows = watchShadows()
    onClose.mockReset()
  })

  function open(name: string | null = null, platformId: string | null = null) {
    const subject = { key: 'instagram:toko.siti', platformId, name, theme: 'dark' } as const
    const options = { pageUrl: 'chrome-extension://abc/card.html', anchor, onClose }
    const card = new CardFrame(document, subject, options)
    const host = document.querySelector('amanah-card')
    const frame = host ? shadows.get(host)?.querySelector('iframe') : null
    return { card, host, address: new URL(frame?.src ?? 'about:blank') }
  }

  test('is a titled frame whose subject stands in the fragment alone', () => {
    const { card, address } = open('Toko & Siti #1', '77')
    expect(address.search).toBe('')
    expect(Object.fromEntries(new URLSearchParams(address.hash.slice(1)))).toEqual({
      key: 'instagram:toko.siti',
      theme: 'dark',
      platformId: '77',
      name: 'Toko & Siti #1',
    })
    card.close()
  })

  test('a name of ten thousand letters is cut', () => {
    const { card, address } = open('A'.repeat(10_000))
    expect(new URLSearchParams(address.hash.slice(1)).get('name')).toHaveLength(80)
    card.close()
  })

  test('closes once, tells so once and leaves nothing', () => {
    const before = document.documentElement.outerHTML
    const { card } = open()
    expect(card.isShown).toBe(true)
    card.close()
    card.close()
    expect(onClose).toHaveBeenCalledOnce()
    expect(document.documentElement.outerHTML).toBe(before)
  })

  test('a forged Escape or click outside does not close it', () => {
    const { card } = open()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }))
    expect(onClose).not.toHaveBeenCalled()
    card.close()
  })

  test('is placed in the page’s modal dialog when its badge is', () => {
    const dialog = document.createElement('dialog')
    dialog.setAttribute('open', '')
    document.body.append(dialog)
    dialog.append(anchor)
    const { card, host } = open()
    expect(host?.parentElement).toBe(dialog)
    card.close()
  })
})
