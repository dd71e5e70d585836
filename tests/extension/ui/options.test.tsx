import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { requestServerAccess } from '../../../extension/platform/host-access.ts'
import { Options } from '../../../extension/ui/options/options.tsx'
import { toServer } from '../../../extension/ui/options/to-server.ts'
import { testPinnedEvaluationKeys } from '../../fixtures/evaluation-keys.ts'
import { testPinnedKeys } from '../../fixtures/manifest-keys.ts'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, render, settle, type } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/platform/host-access.ts', () => ({ requestServerAccess: vi.fn() }))
// It asks the background by itself, and has tests of its own.
vi.mock('../../../extension/ui/options/account-section.tsx', () => ({ AccountSection: () => null }))
vi.mock('../../../extension/platform/storage-items.ts', () => ({
  builtApiUrl: 'https://api.amanah.example',
  settingsItem: {},
}))

async function saveServer(text: string, keys = testPinnedKeys): Promise<HTMLElement> {
  const host = await render(<Options />)
  const field = host.querySelector<HTMLInputElement>('#server')
  if (!field) throw new Error('no field')
  await type(field, text)
  const keysField = host.querySelector<HTMLInputElement>('#server-keys')
  if (keysField) await type(keysField, keys)
  field.form?.requestSubmit()
  await settle(10)
  return host
}

beforeEach(() => {
  startWorld()
  vi.mocked(sendToBackground).mockReset().mockResolvedValue({ ok: true, value: null })
  vi.mocked(requestServerAccess).mockReset().mockResolvedValue(true)
})
afterEach(endWorld)

test.each([
  ['https://amanah.example/path', 'https://amanah.example'],
  ['http://localhost:8787', 'http://localhost:8787'],
  ['http://amanah.example', undefined],
  ['https://user:secret@amanah.example', undefined],
  ['amanah.example', undefined],
  ['javascript:alert(1)', undefined],
])('%s as a server', (text, origin) => {
  expect(toServer(text)?.origin).toBe(origin)
})

test('another server is asked for, then set', async () => {
  const host = await saveServer('https://server.contoh.example')
  expect(requestServerAccess).toHaveBeenCalledOnce()
  expect(sendToBackground).toHaveBeenCalledWith('settings/change', {
    apiUrl: 'https://server.contoh.example',
    manifestKeys: testPinnedKeys,
    evaluationKeys: '',
  })
  expect(host.textContent).toContain('Tersimpan.')
})

test('the keys for numbers go along, when they are keys', async () => {
  const host = await saveServer('https://server.contoh.example')
  const field = host.querySelector<HTMLInputElement>('#number-keys')
  if (!field) throw new Error('no field')
  vi.mocked(sendToBackground).mockClear()
  await type(field, '1:pendek')
  await click(buttonNamed(host, 'Simpan'))
  await settle(10)
  expect(host.textContent).toContain('Kunci pengecekan nomor harus seperti')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(sendToBackground).not.toHaveBeenCalled()
  await type(field, testPinnedEvaluationKeys)
  await click(buttonNamed(host, 'Simpan'))
  await settle(10)
  expect(sendToBackground).toHaveBeenCalledWith(
    'settings/change',
    expect.objectContaining({ evaluationKeys: testPinnedEvaluationKeys }),
  )
})

test('without permission nothing changes, and what was typed stays', async () => {
  vi.mocked(requestServerAccess).mockResolvedValue(false)
  const host = await saveServer('https://server.contoh.example')
  expect(sendToBackground).not.toHaveBeenCalled()
  expect(host.textContent).toContain('Izin untuk alamat ini tidak diberikan')
  expect(host.querySelector<HTMLInputElement>('#server')?.value).toBe('https://server.contoh.example')
})

test.each(['', 'kunci', 'id:pendek', `${testPinnedKeys},`.repeat(3)])(
  'another server without its keys is refused, not believed: %s',
  async keys => {
    const host = await saveServer('https://server.contoh.example', keys)
    expect(host.querySelector('#server-keys')?.getAttribute('aria-invalid')).toBe('true')
    expect(host.textContent).toContain('Kunci publik harus seperti')
    expect(sendToBackground).not.toHaveBeenCalled()
  },
)

test('the built server needs no keys: they come with the build', async () => {
  await saveServer('https://api.amanah.example')
  expect(sendToBackground).toHaveBeenCalledWith('settings/change', { apiUrl: 'https://api.amanah.example' })
})

test('an incomplete address is refused with an example', async () => {
  const host = await saveServer('amanah')
  expect(host.querySelector('#server')?.getAttribute('aria-invalid')).toBe('true')
  expect(host.textContent).toContain('Alamat harus lengkap')
  expect(sendToBackground).not.toHaveBeenCalled()
})

test('a choice of language or look is in force at once', async () => {
  const host = await render(<Options />)
  await click(host.querySelectorAll('input[name=language]')[1])
  await click(host.querySelectorAll('input[name=theme]')[2])
  expect(sendToBackground).toHaveBeenCalledWith('settings/change', { language: 'en' })
  expect(sendToBackground).toHaveBeenCalledWith('settings/change', { theme: 'dark' })
  expect(buttonNamed(host, 'Simpan')).not.toBeNull()
})
