import { beforeEach, describe, expect, test } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { AccountWorld, code, profile, tabId, token } from './account-world.ts'

const other = 'instagram:toko.lain' as ProfileKey
const claim = {
  id: 'claim-1',
  key: profile,
  shopName: '<b>Dapur</b>',
  slug: 'dapur-melati',
  code,
  state: 'placed',
  createdAt: '2026-11-24T02:00:00.000Z',
  witnesses: 1,
}

let world: AccountWorld

beforeEach(() => {
  world = new AccountWorld()
  world.answerShops({ deskRoles: ['verifier'] })
  world.answer('POST /v1/pending-claims', { claims: [claim] })
  world.show(profile, `Kue kering ${code}`, '44')
})

async function wakeAtDesk() {
  const parts = world.wake()
  await parts.account.enter(world.apiUrl, token)
  return parts
}

describe('pending claims of a page', () => {
  test('come with whether the code stands on it', async () => {
    const { desk } = await wakeAtDesk()
    const answer = await desk.findClaims([profile, other], tabId)
    expect(answer).toMatchObject({ state: 'found', claims: [{ id: 'claim-1', code, seen: 'found' }] })
    expect(world.sent.at(-1)).toMatchObject({
      body: { keys: [profile, other] },
      authorization: `Bearer ${token}`,
    })
    world.show(profile, 'Kue kering')
    expect(await desk.findClaims([profile], tabId)).toMatchObject({ claims: [{ seen: 'absent' }] })
    world.show(other, code)
    expect(await desk.findClaims([profile], tabId)).toMatchObject({ claims: [{ seen: 'unread' }] })
  })

  test.each<[string, () => void]>([
    ['nobody of the desk', () => world.answerShops({})],
    ['who reads reports, not claims', () => world.answerShops({ deskRoles: ['triage', 'moderator'] })],
    ['whose roles cannot be learned', () => world.answer('GET /v1/shops/mine', {}, 500)],
  ])('are not asked for by %s', async (_, prepare) => {
    prepare()
    const { desk } = await wakeAtDesk()
    expect(await desk.findClaims([profile], tabId)).toEqual({ state: 'failed', problem: 'forbidden' })
    expect(world.calls()).toEqual(['GET /v1/shops/mine'])
    expect(world.injections).toBe(0)
  })

  test('of other profiles than asked for are left out', async () => {
    world.answer('POST /v1/pending-claims', { claims: [claim, { ...claim, id: 'x', key: other }] })
    const { desk } = await wakeAtDesk()
    expect(await desk.findClaims([profile], tabId)).toMatchObject({ claims: [{ id: 'claim-1' }] })
  })

  test.each([
    [403, 'forbidden'],
    [429, 'limited'],
    [401, 'unauthorized'],
  ])('a %i is told as %s', async (status, problem) => {
    world.answer('POST /v1/pending-claims', {}, status)
    const { desk } = await wakeAtDesk()
    expect(await desk.findClaims([profile], tabId)).toEqual({ state: 'failed', problem })
  })
})

describe('saying that a code was seen', () => {
  test('sends what the server named, for the profile that the page shows', async () => {
    const { desk } = await wakeAtDesk()
    await desk.findClaims([profile], tabId)
    expect(await world.wake().desk.witness('claim-1', tabId)).toBe('counted')
    expect(world.sent.at(-1)).toMatchObject({
      call: 'POST /v1/witnesses',
      body: { key: profile, platformId: '44', code },
    })
  })

  test('that counts for nothing new is told as that', async () => {
    world.answer('POST /v1/witnesses', { isCounted: false })
    const { desk } = await wakeAtDesk()
    await desk.findClaims([profile], tabId)
    expect(await desk.witness('claim-1', tabId)).toBe('known')
  })

  test.each<[string, string, () => void]>([
    ['that the server did not name', 'claim-2', () => {}],
    ['that is gone by now', 'claim-1', () => world.show(profile, 'Kue kering')],
    ['on another profile', 'claim-1', () => world.show(other, code)],
    [
      'in a tab that shows another page',
      'claim-1',
      () => {
        world.url = 'https://www.instagram.com/toko.lain/'
      },
    ],
  ])('is not sent for a code %s', async (_, id, prepare) => {
    const { desk } = await wakeAtDesk()
    await desk.findClaims([profile], tabId)
    prepare()
    expect(await desk.witness(id, tabId)).toBe('absent')
    expect(world.calls()).not.toContain('POST /v1/witnesses')
  })
})
