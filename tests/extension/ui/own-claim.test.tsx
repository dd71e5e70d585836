import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimState } from '#shared/domain/claim'
import type { MyShops } from '../../../extension/messaging/account-state.ts'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { Card } from '../../../extension/ui/card/card.tsx'
import { useCard } from '../../../extension/ui/stores/card-store.ts'
import { idAccount } from '../../../extension/ui/words/id-account.ts'
import { cardCases } from './card-cases.ts'
import { endWorld, startWorld } from './open-card.tsx'
import { buttonNamed, render, settle, stubSend } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))

const { answer, seller } = cardCases.none
const claim = 'Ini profilmu? Klaim profil ini'

function shopsWith(states: ClaimState[], key = answer.key): MyShops {
  return {
    deskRoles: [],
    shops: states.map((state, i) => ({
      slug: `toko-${i}`,
      name: `Toko <b>${i}</b>`,
      role: 'owner' as const,
      profiles: [{ key, state }],
    })),
  }
}

async function open(shops: MyShops | null): Promise<HTMLElement> {
  const stub = stubSend({
    'lookup/resolve': () => ({ ok: true, value: { answers: [answer], language: 'id' } }),
    'seller/read': () => ({ ok: true, value: seller }),
    'shops/read': () => ({ ok: true, value: shops }),
  })
  vi.mocked(sendToBackground).mockImplementation(stub as typeof sendToBackground)
  void useCard.getState().open({ key: answer.key, platformId: null, name: null })
  const host = await render(<Card onClose={() => {}} />)
  await vi.waitFor(() => settle(10))
  return host
}

beforeEach(startWorld)
afterEach(endWorld)

test('nobody signed in, or somebody without this profile: the way to claim it, filled in', async () => {
  for (const shops of [null, shopsWith([]), shopsWith(['approved'], 'instagram:toko.lain' as never)]) {
    const host = await open(shops)
    expect(buttonNamed(host, claim)?.getAttribute('href')).toBe(
      'https://api.amanah.example/toko/klaim?akun=facebook.com/marketplace/profile/100002024471/',
    )
    host.remove()
  }
})

test.each(Object.entries(idAccount.claimStates))('one’s own, %s: %s', async (state, words) => {
  const host = await open(shopsWith([state as ClaimState]))
  await vi.waitFor(() => expect(host.textContent).toContain(words))
  expect(buttonNamed(host, claim)).toBeNull()
  expect(host.textContent).not.toContain('Ajak toko ini klaim')
  expect(buttonNamed(host, 'Buka meja toko')?.getAttribute('href')).toBe(
    'https://api.amanah.example/toko?toko=toko-0',
  )
  const isOver = ['refused', 'withdrawn', 'expired', 'lapsed'].includes(state)
  expect(buttonNamed(host, 'Klaim lagi') !== null).toBe(isOver)
  expect(host.querySelector('.card b b')).toBeNull()
})

test('of two claims the one that goes on is shown', async () => {
  const host = await open(shopsWith(['refused', 'placed']))
  await vi.waitFor(() => expect(host.textContent).toContain(idAccount.claimStates.placed))
})
