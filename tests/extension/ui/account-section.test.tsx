import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AccountState } from '../../../extension/messaging/account-state.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { accountPulseItem } from '../../../extension/platform/account-items.ts'
import { requestServerAccess } from '../../../extension/platform/host-access.ts'
import { AccountSection } from '../../../extension/ui/options/account-section.tsx'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, render, settle, speak, stubSend } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/platform/host-access.ts', () => ({ requestServerAccess: vi.fn() }))

const out: AccountState = {
  isSignedIn: false,
  isSigningIn: false,
  contacts: null,
  trouble: null,
  isWitness: false,
  isAtDesk: false,
  isDeskOpen: false,
}
const signedIn: AccountState = { ...out, isSignedIn: true, contacts: ['s***@contoh.id'] }

let state: AccountState

async function open(shown: AccountState): Promise<HTMLElement> {
  state = shown
  const nothing = () => ({ ok: true, value: null })
  const stub = stubSend({
    'account/read': () => ({ ok: true, value: state }),
    'account/enter': nothing,
    'account/leave': nothing,
    'account/change': nothing,
  })
  vi.mocked(sendToBackground).mockImplementation(stub as typeof sendToBackground)
  const host = await render(<AccountSection />)
  await settle()
  return host
}

const sent = () => vi.mocked(sendToBackground).mock.calls.filter(([name]) => name !== 'account/read')

beforeEach(() => {
  startWorld()
  vi.mocked(sendToBackground).mockReset()
  vi.mocked(requestServerAccess).mockReset().mockResolvedValue(true)
})
afterEach(endWorld)

test('signed out: nothing is chosen, and witnessing cannot be', async () => {
  const host = await open(out)
  expect(host.textContent).toContain('Membaca tidak perlu akun')
  const witness = host.querySelector<HTMLInputElement>('input[type=checkbox]')
  expect([witness?.checked, witness?.disabled]).toEqual([false, true])
  expect(host.textContent).toContain('Masuk dulu untuk menyalakannya.')
  await click(buttonNamed(host, 'Masuk'))
  await settle()
  expect(sent()).toEqual([['account/enter', {}]])
})

test('without the browser’s permission for the server nothing is opened', async () => {
  vi.mocked(requestServerAccess).mockResolvedValue(false)
  const host = await open(out)
  await click(buttonNamed(host, 'Masuk'))
  await settle()
  expect(sent()).toEqual([])
  expect(host.querySelector('[role=status]')?.textContent).toContain('tidak diberikan')
})

test.each([
  ['ended', 'Masuk lagi kalau perlu'],
  ['sign-in-failed', 'Belum berhasil masuk'],
  ['offline', 'Sudah keluar di sini'],
] as const)('%s is said', async (trouble, words) => {
  expect((await open({ ...out, trouble })).querySelector('[role=status]')?.textContent).toContain(words)
})

test('signed in: the contact as it is masked, and the way out', async () => {
  const host = await open(signedIn)
  expect(host.textContent).toContain('s***@contoh.id')
  await click(buttonNamed(host, 'Keluar'))
  expect(sent()).toEqual([['account/leave', {}]])
  expect(host.textContent).not.toContain('Untuk petugas')
})

test('what a witness sends is said before it is turned on', async () => {
  const host = await open(signedIn)
  const witness = host.querySelector<HTMLInputElement>('input[type=checkbox]')
  const help = document.getElementById(witness?.getAttribute('aria-describedby') ?? '')?.textContent
  for (const part of [
    'kode itu',
    'nomor akunnya',
    'waktunya',
    'nomor acak pemasangan',
    'tidak pernah dikirim',
  ])
    expect(help).toContain(part)
  await click(witness)
  expect(sent()).toEqual([['account/change', { isWitness: true }]])
})

test('people of the desk may have claims looked for at each opening', async () => {
  const host = await open({ ...signedIn, isAtDesk: true })
  await click(host.querySelectorAll('input[type=checkbox]')[1])
  expect(sent()).toEqual([['account/change', { isDeskOpen: true }]])
})

test('a sign-in that ends elsewhere shows here by itself', async () => {
  const host = await open({ ...out, isSigningIn: true })
  expect(host.textContent).toContain('Lanjutkan di tab')
  state = signedIn
  await accountPulseItem.setValue(7)
  await settle(10)
  expect(host.textContent).toContain('s***@contoh.id')
})

test('a contact that looks like markup is text', async () => {
  const host = await open({ ...signedIn, contacts: ['<img src=x onerror=alert(1)>'] })
  expect(host.querySelector('img')).toBeNull()
})

test('in English', async () => {
  speak('en')
  const host = await open(out)
  expect(buttonNamed(host, 'Sign in')).not.toBeNull()
  expect(host.textContent).toContain('Other pages are never sent')
})
