import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { startBackground } from '../../../extension/background/start-background.ts'
import { makeFinding } from '../../fixtures/builders.ts'
import { FakeServer } from '../fake-server.ts'

// The fake browser has no menus; they have tests of their own.
vi.mock('../../../extension/background/menus.ts', () => ({ startMenus: vi.fn() }))

const pageUrl = 'https://www.instagram.com/toko.siti/'

let server: FakeServer

beforeEach(async () => {
  fakeBrowser.reset()
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = new FakeServer()
  server.install()
  await server.publish([{ key: 'instagram:toko.siti', inputs: { findings: [makeFinding()] } }])
})

/** What a content script on Instagram gets back. */
function sendFromPage(name: string, request: unknown): Promise<unknown> {
  const sender = { id: browser.runtime.id, url: pageUrl, frameId: 0, tab: { id: 1 } }
  return new Promise(
    respond => void fakeBrowser.runtime.onMessage.trigger({ name, request }, sender as never, respond),
  )
}

function alarm(name: string) {
  return { name, scheduledTime: Date.now(), persistAcrossSessions: true }
}

describe('a woken worker', () => {
  test('has every listener before anything is awaited', () => {
    startBackground()
    expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(true)
    expect(fakeBrowser.runtime.onInstalled.hasListeners()).toBe(true)
    expect(fakeBrowser.runtime.onStartup.hasListeners()).toBe(true)
    expect(fakeBrowser.alarms.onAlarm.hasListeners()).toBe(true)
    expect(fakeBrowser.tabs.onActivated.hasListeners()).toBe(true)
    expect(fakeBrowser.tabs.onUpdated.hasListeners()).toBe(true)
  })

  test('answers the first question, data or not', async () => {
    startBackground()
    const answer = await sendFromPage('lookup/resolve', { profiles: [{ key: 'instagram:toko.siti' }] })
    expect(answer).toMatchObject({
      ok: true,
      value: { language: 'id', answers: [{ state: 'known', result: { verdict: 'reported' } }] },
    })
  })
})

describe('renewing', () => {
  test('on installation', async () => {
    startBackground()
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false } as never)
    await vi.waitFor(() => expect(server.count('/v1/lists/')).toBe(2))
  })

  test('by an alarm within a quarter of an hour, never at a fixed minute', async () => {
    const random = vi.spyOn(Math, 'random')
    const create = vi.spyOn(browser.alarms, 'create')
    for (const value of [0, 0.999]) {
      random.mockReturnValue(value)
      fakeBrowser.reset()
      startBackground()
      await vi.waitFor(() => expect(create).toHaveBeenCalled())
    }
    const minutes = create.mock.calls.map(([, info]) => (info as { delayInMinutes: number }).delayInMinutes)
    expect(Math.max(...minutes)).toBeLessThanOrEqual(15)
    expect(Math.min(...minutes)).toBeLessThan(12)
  })

  test('an alarm renews and sets the next one', async () => {
    const create = vi.spyOn(browser.alarms, 'create')
    startBackground()
    await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1))
    await fakeBrowser.alarms.onAlarm.trigger(alarm('refresh'))
    await vi.waitFor(() => expect(server.count('/v1/snapshot')).toBe(1))
    expect(create).toHaveBeenCalledTimes(2)
    await fakeBrowser.alarms.onAlarm.trigger(alarm('of another part'))
    expect(create).toHaveBeenCalledTimes(2)
  })

  test('a tab of our sites that comes to the front, at most once a minute', async () => {
    startBackground()
    const tab = await browser.tabs.create({ url: pageUrl })
    for (let i = 0; i < 5; i++) {
      await fakeBrowser.tabs.onActivated.trigger({ tabId: tab.id ?? 0, windowId: 0 })
      await vi.waitFor(() => expect(server.count('/v1/lists/')).toBe(2))
    }
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(server.count('/v1/snapshot')).toBe(1)
  })

  test('a tab of another site asks nothing', async () => {
    startBackground()
    const tab = await browser.tabs.create({ url: 'https://example.com/' })
    await fakeBrowser.tabs.onActivated.trigger({ tabId: tab.id ?? 0, windowId: 0 })
    await fakeBrowser.tabs.onUpdated.trigger(tab.id ?? 0, { status: 'complete' }, tab)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(server.requests).toEqual([])
  })
})

test('newer data are told to open pages of our sites, and to no other', async () => {
  const ours = { id: 11, url: pageUrl }
  const demo = { id: 12, url: 'http://localhost:8787/demo' }
  const local = { id: 13, url: 'http://localhost:8787/toko' }
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([ours, demo, local] as never)
  const send = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(null as never)
  startBackground()
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false } as never)
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2))
  expect(send.mock.calls.map(([id]) => id)).toEqual([11, 12])
  expect(send.mock.calls[0]?.[1]).toEqual({ name: 'lookup/changed', request: {} })
})
