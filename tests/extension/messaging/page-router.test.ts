import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import type { MessageSender } from '../../../extension/messaging/message-sender.ts'
import { listenToExtension } from '../../../extension/messaging/page-router.ts'

type Listener = (message: unknown, sender: MessageSender, respond: (answer: unknown) => void) => void

const ours = () => ({ id: browser.runtime.id, url: browser.runtime.getURL('/popup.html' as '/') })
let listener: Listener
let ending: AbortController
const locate = vi.fn(() => true)

beforeEach(() => {
  locate.mockClear()
  ending = new AbortController()
  const added = vi.spyOn(browser.runtime.onMessage, 'addListener')
  listenToExtension(
    {
      'page/describe': () => ({ platform: 'instagram', sellers: [], isReadable: true }),
      'page/numbers': () => null,
      'page/locate': locate,
      'page/open-card': () => true,
      'card/close': () => null,
      'card/resize': () => null,
      'lookup/changed': () => null,
    },
    ending.signal,
  )
  listener = added.mock.calls[0]?.[0] as unknown as Listener
})

const message = { name: 'page/locate', request: { key: 'instagram:toko.siti' } }

function send(sent: unknown, sender: MessageSender): unknown[] {
  const answers: unknown[] = []
  listener(sent, sender, answer => answers.push(answer))
  return answers
}

describe('who is heard', () => {
  test('our background and our pages, in a tab or not', () => {
    expect(send(message, { id: browser.runtime.id })).toEqual([true])
    expect(send(message, ours())).toEqual([true])
    expect(send(message, { ...ours(), tab: { id: 1 } })).toEqual([true])
    expect(locate).toHaveBeenCalledWith({ key: 'instagram:toko.siti' })
  })

  test.each<[string, () => MessageSender]>([
    ['another extension', () => ({ id: 'other', url: 'chrome-extension://other/popup.html' })],
    ['nobody', () => ({})],
    [
      'a content script',
      () => ({ id: browser.runtime.id, url: 'https://www.instagram.com/x/', tab: { id: 1 } }),
    ],
    [
      'a page that looks like ours',
      () => ({ ...ours(), url: `https://evil.example/${ours().url}`, tab: { id: 1 } }),
    ],
  ])('not %s', (_, sender) => {
    expect(send(message, sender())).toEqual([])
    expect(locate).not.toHaveBeenCalled()
  })
})

test.each([
  null,
  undefined,
  'page/locate',
  7,
  {},
  { name: 'page/locate' },
  { name: 'page/locate', request: null },
  { name: 'toString', request: {} },
  { name: '__proto__', request: {} },
  { name: 'lookup/resolve', request: {} },
  { name: ['page/locate'], request: {} },
])('forms that are no message of ours: %j', sent => {
  expect(send(sent, ours())).toEqual([])
  expect(locate).not.toHaveBeenCalled()
})

test('ends with its signal', () => {
  const removed = vi.spyOn(browser.runtime.onMessage, 'removeListener')
  ending.abort()
  expect(removed).toHaveBeenCalledOnce()
})
