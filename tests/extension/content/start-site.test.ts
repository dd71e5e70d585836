import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { LookupAnswer, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import { createProfileReader } from '#shared/rules/profile-reader'
import { verdictOf } from '#shared/rules/verdict-of'
import type { SiteAdapter } from '../../../extension/content/site-adapter.ts'
import { startSite } from '../../../extension/content/start-site.ts'
import { makeFinding, makeQuestion, now } from '../../fixtures/builders.ts'

const toRef = createProfileReader('instagram', 'https://www.instagram.com/')

/** Links with a handle, as comments; those in a header as the page's own. */
const adapter: SiteAdapter = {
  platform: 'instagram',
  readSightings: page =>
    Array.from(page.querySelectorAll('a[href]')).flatMap(element => {
      const profile = toRef(element.getAttribute('href') ?? '')
      const surface = element.closest('header') ? 'profile-header' : 'comment-author'
      return profile ? [{ surface, profile, element } as const] : []
    }),
  owedSurface: () => null,
}

const asked: ProfileQuestion[][] = []
let ending: AbortController
let answer: (question: ProfileQuestion) => LookupAnswer
let messages: ((message: unknown, sender: object, respond: (answer: unknown) => void) => void)[]

function answerKnown({ key }: ProfileQuestion): LookupAnswer {
  const findings = key.includes('baru') ? [] : [makeFinding()]
  const data = { version: 1, publishedAt: '2026-11-24T02:00:00.000Z' }
  return { state: 'known', key, result: verdictOf(makeQuestion({ findings }), now), data, problem: null }
}

beforeEach(() => {
  fakeBrowser.reset()
  asked.length = 0
  messages = []
  answer = answerKnown
  ending = new AbortController()
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: {
    request: { profiles: ProfileQuestion[] }
  }) => {
    asked.push(message.request.profiles)
    return { ok: true, value: { answers: message.request.profiles.map(answer), language: 'id' } }
  }) as never)
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(
    listener => void messages.push(listener as never),
  )
})

afterEach(() => {
  ending.abort()
  document.body.replaceChildren()
})

function setPage(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  document.body.replaceChildren(...parsed.body.childNodes)
}

async function start(html: string): Promise<void> {
  setPage(html)
  startSite(adapter, ending.signal)
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0), 4000)
  await rest()
}

/** A few frames: a pass, its answers, and what follows from them. */
async function rest(ms = 120): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, ms))
}

function badges(): string[] {
  return Array.from(
    document.querySelectorAll<HTMLElement>('amanah-badge'),
    ({ dataset }) => dataset.profile ?? '',
  )
}

function tell(name: string, request: object = {}): unknown[] {
  const answers: unknown[] = []
  for (const listen of messages)
    listen({ name, request }, { id: browser.runtime.id }, told => answers.push(told))
  return answers
}

describe('badges', () => {
  test('one for each seller with something to show, directly after the name', async () => {
    await start(
      '<p><a href="/toko.a/">toko.a</a></p><p><a href="/toko.a/">toko.a</a></p><a href="/baru.b/">baru.b</a>',
    )
    expect(badges()).toEqual(['instagram:toko.a'])
    expect(document.querySelector('amanah-badge')?.previousElementSibling?.getAttribute('href')).toBe(
      '/toko.a/',
    )
  })

  test('a header gets one for nobody known, and for whom cannot be checked', async () => {
    answer = question =>
      question.key.includes('awan')
        ? { state: 'unknown', key: question.key, data: null, problem: 'offline' }
        : answerKnown(question)
    await start(
      '<header><a href="/baru.b/">b</a></header><header><a href="/awan/">a</a></header><a href="/awan.dua/">c</a>',
    )
    expect(badges().toSorted()).toEqual(['instagram:awan', 'instagram:baru.b'])
  })

  test('a recycled node gets the badge of its new seller', async () => {
    await start('<a href="/toko.a/">toko.a</a>')
    document.querySelector('a')?.setAttribute('href', '/toko.b/')
    await rest()
    expect(badges()).toEqual(['instagram:toko.b'])
    document.querySelector('a')?.setAttribute('href', '/baru.c/')
    await rest()
    expect(badges()).toEqual([])
  })

  test('a node that leaves and comes back has one badge; one that is removed or moved comes back', async () => {
    await start('<p id="row"><a href="/toko.a/">toko.a</a></p>')
    const row = document.querySelector('#row')
    row?.remove()
    await rest()
    if (row) document.body.append(row)
    await rest()
    expect(badges()).toEqual(['instagram:toko.a'])
    document.querySelector('amanah-badge')?.remove()
    await rest()
    expect(badges()).toEqual(['instagram:toko.a'])
    const badge = document.querySelector('amanah-badge')
    if (badge) document.body.prepend(badge)
    await rest()
    expect(badges()).toEqual(['instagram:toko.a'])
    expect(document.querySelector('amanah-badge')?.previousElementSibling?.localName).toBe('a')
  })

  test('a page that takes badges away in a loop wins after ten', async () => {
    await start('<p><a href="/toko.a/">toko.a</a></p>')
    let taken = 0
    const fight = new MutationObserver(() => {
      const badge = document.querySelector('amanah-badge')
      if (badge) taken++
      badge?.remove()
    })
    fight.observe(document.body, { childList: true, subtree: true })
    document.querySelector('amanah-badge')?.remove()
    await rest(1200)
    fight.disconnect()
    expect(taken).toBeLessThanOrEqual(10)
    expect(badges()).toEqual([])
  })

  test('each seller is asked for once, in messages of at most 500', async () => {
    const rows = Array.from({ length: 620 }, (_, i) => `<a href="/toko.${i}/">toko.${i}</a>`)
    await start(rows.join('<br>'))
    await vi.waitFor(() => expect(badges()).toHaveLength(620), 5000)
    document.body.append(document.createElement('i'))
    await rest()
    expect(asked.map(({ length }) => length)).toEqual([500, 120])
  })

  test('ten thousand sellers passing through one node leave one badge and few memories', async () => {
    await start('<a href="/toko.x/">x</a>')
    const link = document.querySelector('a')
    for (let i = 0; i < 40; i++) {
      const list = document.createElement('div')
      for (let j = 0; j < 250; j++) {
        const copy = document.createElement('a')
        copy.setAttribute('href', `/baru.${i}.${j}/`)
        list.append(copy)
      }
      document.body.append(list)
      await rest(30)
      list.remove()
    }
    await rest(300)
    expect(link?.nextElementSibling?.localName).toBe('amanah-badge')
    expect(badges()).toEqual(['instagram:toko.x'])
    const [described] = tell('page/describe') as [{ sellers: unknown[] }]
    expect(described.sellers).toHaveLength(1)
  }, 30_000)
})

describe('the popup and the background', () => {
  test('are told who is here', async () => {
    await start('<header><a href="/toko.a/">toko.a</a></header>')
    expect(tell('page/describe')).toMatchObject([
      {
        platform: 'instagram',
        isReadable: true,
        sellers: [{ key: 'instagram:toko.a', platformId: null, answer: { state: 'known' } }],
      },
    ])
    expect(tell('page/locate', { key: 'instagram:toko.b' })).toEqual([false])
    // The script of the chips does not run here.
    expect(tell('page/numbers')).toEqual([null])
  })

  test('newer data are asked for and shown', async () => {
    await start('<header><a href="/toko.a/">toko.a</a></header><a href="/toko.b/">toko.b</a>')
    expect(badges()).toHaveLength(2)
    answer = question => answerKnown({ key: question.key.replace('toko', 'baru') as ProfileKey })
    tell('lookup/changed')
    await rest()
    expect(badges()).toEqual(['instagram:toko.a'])
  })
})

describe('the end', () => {
  test('leaves the page exactly as it was', async () => {
    const html = '<header><a href="/toko.a/">toko.a</a></header><p><a href="/toko.b/">toko.b</a> teks</p>'
    setPage(html)
    const before = document.documentElement.outerHTML
    await start(html)
    expect(badges()).toHaveLength(2)
    ending.abort()
    expect(document.documentElement.outerHTML).toBe(before)
    document.querySelector('p')?.append('lagi')
    await rest()
    expect(badges()).toEqual([])
  })

  test('an extension that is gone takes its badges along in silence', async () => {
    await start('<a href="/toko.a/">toko.a</a>')
    const complaints = vi.spyOn(console, 'error')
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never)
    document.body.append(document.createElement('i'))
    await rest()
    expect(badges()).toEqual([])
    expect(complaints).not.toHaveBeenCalled()
  })

  test('a newer copy takes over what a dead one left', async () => {
    await start(
      '<p><a href="/toko.a/">toko.a</a><amanah-badge data-profile="instagram:lama"></amanah-badge></p>',
    )
    expect(badges()).toEqual(['instagram:toko.a'])
  })
})

describe('answers and time', () => {
  test('an older answer that comes late does not take the place of a newer one', async () => {
    await start('<a href="/toko.a/">toko.a</a>')
    expect(badges()).toEqual(['instagram:toko.a'])
    // The first question hangs; the second, asked after it, is answered at once: nothing is known any more.
    const late: ((answer: unknown) => void)[] = []
    const send = vi.mocked(browser.runtime.sendMessage)
    const bare = (question: ProfileQuestion) =>
      answerKnown({ ...question, key: 'instagram:baru' as ProfileKey })
    const reply = (of: typeof answerKnown) => ({ ok: true, value: { answers: [of(toko)], language: 'id' } })
    const toko = { key: 'instagram:toko.a' as ProfileKey }
    send.mockImplementationOnce((() => new Promise(resolve => late.push(resolve))) as never)
    tell('lookup/changed')
    send.mockImplementationOnce((async () => reply(bare)) as never)
    tell('lookup/changed')
    await rest()
    expect(badges()).toEqual([])
    late[0]?.(reply(answerKnown))
    await rest()
    expect(badges()).toEqual([])
  })

  test('with newer data, sellers who are not on the page are not remembered from before', async () => {
    await start('<a href="/toko.a/">toko.a</a>')
    setPage('<a href="/toko.b/">toko.b</a>')
    await rest()
    tell('lookup/changed')
    await rest()
    asked.length = 0
    setPage('<a href="/toko.a/">toko.a</a>')
    await rest()
    expect(asked.flat().map(({ key }) => key)).toEqual(['instagram:toko.a'])
  })
})
