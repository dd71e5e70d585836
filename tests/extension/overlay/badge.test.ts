import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Badge } from '../../../extension/overlay/badge.ts'
import type { BadgeView } from '../../../extension/overlay/badge-view.ts'
import { listenToHosts } from '../../../extension/overlay/host-events.ts'
import { HostGuard } from '../../../extension/overlay/host-guard.ts'
import { watchShadows } from './open-shadow.ts'

const view: BadgeView = {
  icon: 'verified',
  label: 'Terverifikasi',
  tone: 'verified',
  rating: { mean: '4,8', count: '(37)' },
  isCompact: false,
  isWarning: false,
  name: 'Amanah: Terverifikasi, toko.siti, 4,8 dari 5, 37 ulasan',
}
let shadows: Map<Element, ShadowRoot>

beforeEach(() => {
  document.body.replaceChildren()
  shadows = watchShadows()
})

function makeBadge(over: Partial<BadgeView> = {}): Badge {
  const options = { view: { ...view, ...over }, theme: 'light', isLarge: false, isOnMedia: false } as const
  const badge = new Badge(document, 'instagram:toko.siti', options)
  document.body.append(badge.host)
  badge.draw()
  return badge
}

function buttonOf(badge: Badge): HTMLButtonElement {
  const button = shadows.get(badge.host)?.querySelector('button')
  if (!button) throw new Error('the badge has no button')
  return button
}

describe('a badge', () => {
  test('is a named button that opens a dialog', () => {
    const button = buttonOf(makeBadge())
    expect(button.getAttribute('aria-label')).toBe(view.name)
    expect(button.getAttribute('aria-haspopup')).toBe('dialog')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(button.textContent).toBe('Terverifikasi4,8(37)')
  })

  test('tells the page the profile and nothing more', () => {
    const { host } = makeBadge()
    expect(host.outerHTML).toBe('<amanah-badge data-profile="instagram:toko.siti"></amanah-badge>')
    expect(host.shadowRoot).toBeNull()
    expect(host.textContent).toBe('')
  })

  test.each([
    ['full', 'Terverifikasi4,8(37)'],
    ['compact', ''],
  ] as const)('with %s room it says %j', (room, text) => {
    const badge = makeBadge()
    badge.setRoom(room)
    expect(buttonOf(badge).textContent).toBe(text)
    expect(buttonOf(badge).getAttribute('aria-label')).toBe(view.name)
  })

  test('shows its words on demand where it is an icon only, and takes them away', () => {
    const badge = makeBadge({ isCompact: true })
    badge.showTip()
    badge.showTip()
    const tips = () => shadows.get(badge.host)?.querySelectorAll('.tip') ?? []
    expect(Array.from(tips(), ({ textContent }) => textContent)).toEqual(['Terverifikasi'])
    badge.hideTip()
    expect(tips()).toHaveLength(0)
  })

  test.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '\u202e\u2066toko\u200b\u200f',
    'A'.repeat(10_000),
  ])('hostile text stays text: %.30s', text => {
    const badge = makeBadge({ label: text, name: `Amanah: ${text}` })
    const button = buttonOf(badge)
    expect(button.querySelector('.label')?.textContent).toBe(text)
    expect(button.querySelectorAll('img, script')).toHaveLength(0)
    expect(button.getAttribute('aria-label')).toBe(`Amanah: ${text}`)
  })
})

describe('events', () => {
  test('a synthetic click opens nothing and is not heard by the page', () => {
    const badge = makeBadge()
    const ending = new AbortController()
    const onOpen = vi.fn()
    const heard = vi.fn()
    listenToHosts(window, target => (target === badge.host ? badge : undefined), onOpen, ending.signal)
    document.body.addEventListener('click', heard)
    badge.host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    badge.host.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, composed: true }))
    expect(onOpen).not.toHaveBeenCalled()
    expect(heard).not.toHaveBeenCalled()
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(heard).toHaveBeenCalledOnce()
    ending.abort()
    badge.host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    expect(heard).toHaveBeenCalledTimes(2)
  })

  test('Enter and Space stay ours, Tab and Escape go to the page', () => {
    const badge = makeBadge()
    const ending = new AbortController()
    const heard: string[] = []
    listenToHosts(window, target => (target === badge.host ? badge : undefined), vi.fn(), ending.signal)
    document.body.addEventListener('keydown', ({ key }) => heard.push(key))
    for (const key of ['Enter', ' ', 'Tab', 'Escape']) {
      badge.host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
    }
    expect(heard).toEqual(['Tab', 'Escape'])
    ending.abort()
  })
})

test('a host that the page changes is repaired ten times, then left alone', async () => {
  const badge = makeBadge()
  const ending = new AbortController()
  new HostGuard(ending.signal).watch(badge.host, { profile: 'instagram:toko.siti' })
  const tamper = async () => {
    badge.host.setAttribute('aria-hidden', 'true')
    badge.host.dataset.profile = 'instagram:penipu'
    await new Promise(resolve => setTimeout(resolve))
  }
  for (let i = 0; i < 10; i++) {
    await tamper()
    expect(badge.host.outerHTML).toBe('<amanah-badge data-profile="instagram:toko.siti"></amanah-badge>')
  }
  await tamper()
  expect(badge.host.getAttribute('aria-hidden')).toBe('true')
  ending.abort()
})
