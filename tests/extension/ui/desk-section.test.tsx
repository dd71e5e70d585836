import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import type { DeskAnswer, DeskClaim, DeskWitness } from '../../../extension/messaging/account-state.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { readActiveTabId } from '../../../extension/platform/active-tab.ts'
import { DeskSection } from '../../../extension/ui/popup/desk-section.tsx'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, click, render, settle, stubSend } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/platform/active-tab.ts', () => ({ readActiveTabId: vi.fn() }))

const key = 'instagram:dapur.melati.contoh' as ProfileKey
const claim: DeskClaim = {
  id: 'claim-1',
  key,
  shopName: '<b>Dapur</b>',
  code: 'AMANAH-7K3FQ2MX',
  createdAt: '2026-11-24T02:00:00.000Z',
  witnesses: 2,
  seen: 'found',
}

interface World {
  desk?: { isAtDesk: boolean; isDeskOpen: boolean }
  answer?: DeskAnswer
  witness?: DeskWitness
  keys?: ProfileKey[]
}

async function open(world: World = {}): Promise<HTMLElement> {
  const stub = stubSend({
    'desk/read': () => ({ ok: true, value: world.desk ?? { isAtDesk: true, isDeskOpen: false } }),
    'desk/claims': () => ({ ok: true, value: world.answer ?? { state: 'found', claims: [claim] } }),
    'desk/witness': () => ({ ok: true, value: world.witness ?? 'counted' }),
  })
  vi.mocked(sendToBackground).mockImplementation(stub as typeof sendToBackground)
  const host = await render(<DeskSection keys={world.keys ?? [key]} />)
  await settle()
  return host
}

async function openAndCheck(world: World = {}): Promise<HTMLElement> {
  const host = await open(world)
  await click(buttonNamed(host, 'Cek klaim di halaman ini'))
  await settle()
  return host
}

const asked = () => vi.mocked(sendToBackground).mock.calls.map(([name]) => name)

beforeEach(() => {
  startWorld()
  vi.mocked(sendToBackground).mockReset()
  vi.mocked(readActiveTabId).mockReset().mockResolvedValue(4)
})
afterEach(endWorld)

test('nobody but verifiers and leads sees anything', async () => {
  const host = await open({ desk: { isAtDesk: false, isDeskOpen: true } })
  expect(host.textContent).toBe('')
  expect(asked()).toEqual(['desk/read'])
})

test('nothing is asked before the press', async () => {
  const host = await open()
  expect(asked()).toEqual(['desk/read'])
  await click(buttonNamed(host, 'Cek klaim di halaman ini'))
  expect(sendToBackground).toHaveBeenLastCalledWith('desk/claims', { keys: [key], tabId: 4 })
})

test('unless the setting is on', async () => {
  expect((await open({ desk: { isAtDesk: true, isDeskOpen: true } })).textContent).toContain(claim.code)
})

test('no more profiles than the server takes at a time', async () => {
  const keys = Array.from({ length: 60 }, (_, i) => `instagram:toko${i}` as ProfileKey)
  await openAndCheck({ keys })
  expect(vi.mocked(sendToBackground).mock.lastCall?.[1]).toEqual({ keys: keys.slice(0, 50), tabId: 4 })
})

test('a claim with its code, who it is for and whether the code stands there; names are text', async () => {
  const host = await openAndCheck()
  for (const part of ['<b>Dapur</b>', '@dapur.melati.contoh', claim.code, '2 saksi', 'Kode ditemukan'])
    expect(host.textContent).toContain(part)
  expect(host.querySelector('b b')).toBeNull()
})

test('a code that is not there cannot be recorded', async () => {
  const host = await openAndCheck({ answer: { state: 'found', claims: [{ ...claim, seen: 'absent' }] } })
  expect(host.textContent).toContain('Kode tidak ditemukan')
  expect(buttonNamed(host, 'Catat kode terlihat')).toBeNull()
})

test('a profile that is not the page’s own is a link away', async () => {
  const host = await openAndCheck({ answer: { state: 'found', claims: [{ ...claim, seen: 'unread' }] } })
  expect(buttonNamed(host, 'Buka profil')?.getAttribute('href')).toBe(
    'https://www.instagram.com/dapur.melati.contoh/',
  )
})

test.each([
  ['counted', 'Tercatat.', false],
  ['known', 'Sudah tercatat sebelumnya.', false],
  ['absent', 'Kodenya tidak terlihat lagi.', true],
  ['failed', 'Belum tercatat.', true],
] as const)('recording: %s is said, and can be tried again: %s', async (witness, words, isAgain) => {
  const host = await openAndCheck({ witness })
  await click(buttonNamed(host, 'Catat kode terlihat'))
  await settle()
  expect(sendToBackground).toHaveBeenLastCalledWith('desk/witness', { id: 'claim-1', tabId: 4 })
  expect(host.textContent).toContain(words)
  expect(buttonNamed(host, 'Catat kode terlihat') !== null).toBe(isAgain)
})

test.each([
  ['unauthorized', 'Kamu sudah keluar'],
  ['forbidden', 'bukan petugas klaim'],
  ['limited', 'Terlalu sering'],
  ['offline', 'tidak bisa dihubungi'],
] as const)('%s is said, and can be tried again', async (problem, words) => {
  const host = await openAndCheck({ answer: { state: 'failed', problem } })
  expect(host.textContent).toContain(words)
  expect(buttonNamed(host, 'Cek lagi')).not.toBeNull()
})

test('a page without pending claims, and one without profiles', async () => {
  const host = await openAndCheck({ answer: { state: 'found', claims: [] } })
  expect(host.textContent).toContain('Tidak ada klaim yang menunggu')
  expect((await open({ keys: [] })).textContent).toContain('Di halaman ini tidak ada profil')
})
