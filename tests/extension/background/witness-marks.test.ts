import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AccountWorld, profile, profileUrl, tabId } from './account-world.ts'

const day = 86_400_000

let world: AccountWorld

beforeEach(() => {
  world = new AccountWorld()
})

describe('the mark of a claimed profile', () => {
  const bio = 'Kue kering. amanah:dapur-melati'
  const due = () => world.claims.set(profile, { pendingCodes: [], seenAt: Date.now() - 8 * day })

  test('unseen for more than a week is told, and then not for a week', async () => {
    due()
    world.show(profile, bio)
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    await witness.see(tabId, profileUrl)
    expect(world.calls()).toEqual(['POST /v1/mark-sightings'])
    expect(world.sent[0]?.body).toMatchObject({ key: profile, slug: 'dapur-melati' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * day })
    due()
    await witness.see(tabId, profileUrl)
    vi.useRealTimers()
    expect(world.sent).toHaveLength(2)
  })

  test('seen this week is not looked for', async () => {
    world.claims.set(profile, { pendingCodes: [], seenAt: Date.now() - 6 * day })
    world.show(profile, bio)
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect([world.sent, world.injections]).toEqual([[], 0])
  })

  test('gone from the bio is nothing that is told', async () => {
    due()
    world.show(profile, 'Kue kering. xamanah:dapur-melati @amanah:toko')
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test('what is remembered of it does not name the profile', async () => {
    due()
    world.show(profile, bio)
    const { witness, store } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(JSON.stringify(await store.read())).not.toContain('dapur')
  })
})
