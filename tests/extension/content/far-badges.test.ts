import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import { verdictOf } from '#shared/rules/verdict-of'
import { BadgeBoard } from '../../../extension/content/badge-board.ts'
import { makeFinding, makeQuestion, now } from '../../fixtures/builders.ts'
import { watchShadows } from '../overlay/open-shadow.ts'

const rowPx = 50
const rows = 200

let shadows: Map<Element, ShadowRoot>
let board: BadgeBoard
let ending: AbortController
let watched: Set<Element>
let tellNear: (elements: readonly Element[]) => void

/** A page of rows below each other, in a window that shows the first of them. */
beforeEach(() => {
  shadows = watchShadows()
  watched = new Set()
  ending = new AbortController()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(onChange: (entries: { isIntersecting: boolean; target: Element }[]) => void) {
        tellNear = elements => onChange(elements.map(target => ({ isIntersecting: true, target })))
      }
      observe = (element: Element) => watched.add(element)
      unobserve = (element: Element) => watched.delete(element)
      disconnect = () => watched.clear()
    },
  )
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const row = Array.from(document.querySelectorAll('a')).indexOf(this as HTMLAnchorElement)
    return new DOMRect(
      0,
      Math.max(0, row) * rowPx,
      this.id === 'boxless' ? 0 : 100,
      this.id === 'boxless' ? 0 : 20,
    )
  })
  board = new BadgeBoard(document, 'card.html', ending.signal)
  const links = Array.from({ length: rows }, (_, i) => {
    const row = document.createElement('p')
    const link = document.createElement('a')
    link.textContent = `toko.${i}`
    row.append(link)
    return row
  })
  document.body.replaceChildren(...links)
})

afterEach(() => {
  ending.abort()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function answer(key: ProfileKey, findings = [makeFinding()]): LookupAnswer {
  const data = { version: 1, publishedAt: '2026-11-24T02:00:00.000Z' }
  return { state: 'known', key, result: verdictOf(makeQuestion({ findings }), now), data, problem: null }
}

function show(told = answer): void {
  const seen = Array.from(document.querySelectorAll('a'), element => {
    const handle = element.textContent ?? ''
    const key = `instagram:${handle}` as ProfileKey
    const profile = { platform: 'instagram', handle, key } as const
    return { sighting: { surface: 'comment-author', profile, element } as const, answer: told(key) }
  })
  board.show(seen, 'id')
}

async function showAndRest(): Promise<void> {
  show()
  await vi.waitFor(() => expect(buttonOf(0)).toBeTruthy())
  await new Promise(resolve => setTimeout(resolve, 50))
}

function linkOf(row: number): HTMLAnchorElement {
  const link = document.querySelectorAll('a')[row]
  if (!link) throw new Error(`there is no row ${row}`)
  return link
}

function hostOf(row: number): HTMLElement | null {
  const host = linkOf(row).nextElementSibling
  return host instanceof HTMLElement ? host : null
}

function buttonOf(row: number): HTMLButtonElement | null {
  const host = hostOf(row)
  return (host && shadows.get(host)?.querySelector('button')) ?? null
}

/** Without the offsets by which it is drawn elsewhere. */
function attributesOf(host: HTMLElement | null): object {
  const names = host?.getAttributeNames().filter(name => name !== 'style') ?? []
  return Object.fromEntries(names.map(name => [name, host?.getAttribute(name)]))
}

describe('badges far from what can be seen', () => {
  test('have their host at once, directly after the name, and nothing of the verdict', async () => {
    await showAndRest()
    const last = rows - 1
    expect(document.querySelectorAll('amanah-badge')).toHaveLength(rows)
    expect(hostOf(last)?.outerHTML).toBe(
      `<amanah-badge data-profile="instagram:toko.${last}" hidden=""></amanah-badge>`,
    )
    expect(buttonOf(last)).toBeNull()
    expect(hostOf(0)?.hidden).toBe(false)
    expect(watched.has(linkOf(last))).toBe(true)
    expect(watched.has(linkOf(0))).toBe(false)
  })

  test('are drawn when they come near, and no longer watched', async () => {
    await showAndRest()
    const host = hostOf(150)
    tellNear([linkOf(150)])
    expect(buttonOf(150)?.getAttribute('aria-label')).toMatch(/^Amanah: .*toko\.150$/)
    expect(hostOf(150)).toBe(host)
    expect(attributesOf(host)).toEqual({ 'data-profile': 'instagram:toko.150' })
    expect(watched.has(linkOf(150))).toBe(false)
    expect(buttonOf(151)).toBeNull()
  })

  test('go when nothing is known of a seller any more', async () => {
    await showAndRest()
    show(key => answer(key, key.endsWith('.150') ? [] : [makeFinding()]))
    tellNear([linkOf(150)])
    expect(hostOf(150)).toBeNull()
    expect(watched.has(linkOf(150))).toBe(false)
  })

  test('are drawn where somebody asks for them', async () => {
    await showAndRest()
    expect(board.locate('instagram:toko.180')).toBe(true)
    expect(buttonOf(180)).not.toBeNull()
  })

  test('a place without a box cannot come near, so it counts as near', async () => {
    linkOf(170).id = 'boxless'
    await showAndRest()
    expect(buttonOf(170)).not.toBeNull()
  })

  test('a page cannot prepare them for what is drawn later', async () => {
    await showAndRest()
    const host = hostOf(150)
    host?.setAttribute('aria-hidden', 'true')
    if (host) host.dataset.profile = 'instagram:penipu'
    expect(() => host?.attachShadow({ mode: 'open' })).toThrow()
    tellNear([linkOf(150)])
    expect(attributesOf(host)).toEqual({ 'data-profile': 'instagram:toko.150' })
  })

  test('one that the page takes away in a loop is put back ten times at most', async () => {
    await showAndRest()
    for (let i = 0; i < 15; i++) {
      hostOf(150)?.remove()
      show()
    }
    expect(hostOf(150)).toBeNull()
  })

  test('are gone with the rest', async () => {
    await showAndRest()
    ending.abort()
    expect(document.querySelectorAll('amanah-badge')).toHaveLength(0)
    expect(watched.size).toBe(0)
  })
})
