import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createHandlers } from '../../../extension/background/handlers.ts'
import type { Lookup } from '../../../extension/lookup/lookup.ts'
import { settingsItem } from '../../../extension/platform/storage-items.ts'

const apiUrl = 'http://localhost:8787'

let done: string[]
let refreshed: Promise<void>
let handlers: ReturnType<typeof createHandlers>

beforeEach(async () => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockReturnValue()
  await settingsItem.setValue({ language: 'id', theme: 'auto', apiUrl })
  done = []
  refreshed = Promise.resolve()
  const lookup = {
    forget: async () => {
      done.push('forget')
    },
    refresh: () => {
      done.push('refresh')
      return refreshed
    },
  } as unknown as Lookup
  handlers = createHandlers(lookup, async () => {
    done.push('tell pages')
  })
})

describe('settings', () => {
  test('a language is stored and told to open pages; data stay', async () => {
    await handlers['settings/change']({ language: 'en' })
    expect(await settingsItem.getValue()).toEqual({ language: 'en', theme: 'auto', apiUrl })
    expect(done).toEqual(['tell pages'])
  })

  test('another server: everything held goes before anything is asked of the new one', async () => {
    await handlers['settings/change']({ apiUrl: 'https://amanah.contoh/some/path' })
    expect((await settingsItem.getValue()).apiUrl).toBe('https://amanah.contoh')
    expect(done).toEqual(['forget', 'refresh', 'tell pages'])
  })

  test('the same server again forgets nothing', async () => {
    await handlers['settings/change']({ apiUrl: `${apiUrl}/` })
    expect(done).toEqual(['tell pages'])
  })

  test('a new server that is slow or broken does not hold up the answer', async () => {
    refreshed = new Promise(() => {})
    await handlers['settings/change']({ apiUrl: 'https://amanah.contoh' })
    refreshed = Promise.reject(new Error('no disk'))
    await handlers['settings/change']({ apiUrl: 'https://amanah.lain' })
    expect((await settingsItem.getValue()).apiUrl).toBe('https://amanah.lain')
  })
})
