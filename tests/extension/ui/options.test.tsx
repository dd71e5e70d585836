import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { requestServerAccess } from '../../../extension/platform/host-access.ts'
import { settingsItem } from '../../../extension/platform/storage-items.ts'
import { Options } from '../../../extension/ui/options/options.tsx'
import { toServer } from '../../../extension/ui/options/to-server.ts'
import { startSettings, useSettings } from '../../../extension/ui/stores/settings-store.ts'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, render, settle, type } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/platform/host-access.ts', () => ({ requestServerAccess: vi.fn() }))

const built = 'http://localhost:8787'

beforeEach(() => {
  startWorld()
  fakeBrowser.reset()
  useSettings.setState({ apiUrl: built })
  vi.mocked(sendToBackground)
    .mockReset()
    .mockResolvedValue({ ok: true, value: null } as never)
  vi.mocked(requestServerAccess).mockReset().mockResolvedValue(true)
})
afterEach(endWorld)

function fieldOf(host: HTMLElement): HTMLInputElement {
  const field = host.querySelector<HTMLInputElement>('#server')
  if (!field) throw new Error('no field')
  return field
}

async function saveServer(host: HTMLElement, address: string): Promise<void> {
  await type(fieldOf(host), address)
  const form = fieldOf(host).form
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await settle()
}

describe('the server', () => {
  test.each([
    ['https://amanah.contoh', 'https://amanah.contoh'],
    ['  https://amanah.contoh:8443/docs?x#y ', 'https://amanah.contoh:8443'],
    ['http://localhost:9999/', 'http://localhost:9999'],
    ['http://amanah.contoh', null],
    ['https://nama:sandi@amanah.contoh', null],
    ['javascript:alert(1)', null],
    ['amanah.contoh', null],
    ['', null],
  ])('%j is %j', (text, origin) => {
    expect(toServer(text)?.origin ?? null).toBe(origin)
  })

  test('an address that is none is told, kept as typed, and changes nothing', async () => {
    const host = await render(<Options />)
    await saveServer(host, 'amanah contoh')
    expect(fieldOf(host).value).toBe('amanah contoh')
    expect(fieldOf(host).getAttribute('aria-invalid')).toBe('true')
    expect(host.textContent).toContain('Alamat harus lengkap')
    expect(sendToBackground).not.toHaveBeenCalled()
  })

  test('without the browser’s permission nothing changes, and the address stays in its field', async () => {
    vi.mocked(requestServerAccess).mockResolvedValue(false)
    const host = await render(<Options />)
    await saveServer(host, 'https://amanah.contoh')
    expect(host.textContent).toContain('Izin untuk alamat ini tidak diberikan')
    expect(fieldOf(host).value).toBe('https://amanah.contoh')
    expect(sendToBackground).not.toHaveBeenCalled()
  })

  test('with permission its origin is stored', async () => {
    const host = await render(<Options />)
    await saveServer(host, 'https://amanah.contoh/docs')
    expect(sendToBackground).toHaveBeenCalledWith('settings/change', { apiUrl: 'https://amanah.contoh' })
    expect(host.textContent).toContain('Tersimpan')
  })

  test('a background that does not answer is told, nothing typed is lost', async () => {
    vi.mocked(sendToBackground).mockResolvedValue({ ok: false, problem: 'gone' })
    const host = await render(<Options />)
    await saveServer(host, 'https://amanah.contoh')
    expect(host.textContent).toContain('Tidak tersimpan')
    expect(fieldOf(host).value).toBe('https://amanah.contoh')
  })

  test('the built-in one needs no permission, and is a button away', async () => {
    useSettings.setState({ apiUrl: 'https://amanah.contoh' })
    const host = await render(<Options />)
    await click(buttonNamed(host, 'Kembalikan ke bawaan'))
    await settle()
    expect(requestServerAccess).not.toHaveBeenCalled()
    expect(sendToBackground).toHaveBeenCalledWith('settings/change', { apiUrl: built })
  })
})

test('a choice is sent at once', async () => {
  const host = await render(<Options />)
  await click(host.querySelectorAll('input[name=language]')[1])
  await click(host.querySelectorAll('input[name=theme]')[2])
  expect(vi.mocked(sendToBackground).mock.calls).toEqual([
    ['settings/change', { language: 'en' }],
    ['settings/change', { theme: 'dark' }],
  ])
})

test('of two changes of language the later one stands, however late its words come', async () => {
  await startSettings()
  const settings = { theme: 'auto', apiUrl: built } as const
  await settingsItem.setValue({ ...settings, language: 'en' })
  await settingsItem.setValue({ ...settings, language: 'id' })
  await settle(100)
  expect(useSettings.getState().language).toBe('id')
  expect(document.documentElement.lang).toBe('id')
})
