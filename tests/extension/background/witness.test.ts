import { beforeEach, describe, expect, test } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toClaimCodeHash } from '#shared/rules/claim-code'
import { AccountWorld, code, profile, profileUrl, tabId, token } from './account-world.ts'

const other = 'instagram:toko.lain' as ProfileKey

let world: AccountWorld

beforeEach(async () => {
  world = new AccountWorld()
  await world.lookFor(profile, code)
  world.show(profile, `Kue kering. ${code}`, '4400112233')
})

test('a code that is looked for, on its own profile, is told: profile, id, installation, time and code', async () => {
  const { witness } = await world.wakeAsWitness()
  const before = Date.now() - 60_000
  await witness.see(tabId, profileUrl)
  expect(world.sent).toHaveLength(1)
  const [{ origin, call, authorization, body }] = world.sent as [(typeof world.sent)[0]]
  expect([origin, call, authorization]).toEqual([
    'http://localhost:8787',
    'POST /v1/witnesses',
    `Bearer ${token}`,
  ])
  expect(body).toEqual({
    key: profile,
    platformId: '4400112233',
    installId: expect.stringMatching(/^[0-9a-f]{32}$/),
    at: expect.stringMatching(/Z$/),
    code,
  })
  // By the server's clock, which this device's is a minute ahead of.
  expect(Date.parse((body as { at: string }).at) - before).toBeLessThan(30_000)
})

describe('nothing is sent, and no page is read', () => {
  test('without the setting', async () => {
    const { witness, account } = await world.wakeAsWitness()
    await account.change({ isWitness: false })
    await witness.see(tabId, profileUrl)
    expect([world.sent, world.injections]).toEqual([[], 0])
  })

  test('by default', async () => {
    const { witness, account } = world.wake()
    await account.enter(world.apiUrl, token)
    await witness.see(tabId, profileUrl)
    expect([world.sent, world.injections]).toEqual([[], 0])
  })

  test('signed out, or in at another server', async () => {
    const { witness, account } = await world.wakeAsWitness()
    world.apiUrl = 'https://amanah.contoh'
    await witness.see(tabId, profileUrl)
    world.apiUrl = 'http://localhost:8787'
    await account.signOut()
    world.sent.length = 0
    await witness.see(tabId, profileUrl)
    expect([world.sent, world.injections]).toEqual([[], 0])
  })

  test('on profiles that nothing is looked for on', async () => {
    world.claims.set(profile, { pendingCodes: [], seenAt: Date.now() })
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    await witness.see(tabId, 'https://www.tiktok.com/@siapa.saja')
    expect([world.sent, world.injections]).toEqual([[], 0])
  })

  test.each([
    'https://example.com/dapur.melati.contoh/',
    'https://www.instagram.com/explore/',
    'https://www.instagram.com/p/DAbCdEfGhIj/',
    'https://www.facebook.com/toko.siti',
    'https://www.facebook.com/marketplace/profile/100066600000911/',
    'https://www.facebook.com.contoh/marketplace/item/1/',
    'chrome://settings/',
    '',
  ])('at %s', async url => {
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, url)
    expect([world.sent, world.injections]).toEqual([[], 0])
  })
})

describe('nothing is sent', () => {
  test.each([
    ['another code', 'Kue kering. AMANAH-22222222'],
    ['half a code', 'AMANAH-7K3FQ2M'],
    ['a code in a longer word', `x${code}x`],
    ['no text', ''],
    ['a thousand codes that nobody looks for', 'AMANAH-23456789 '.repeat(1000)],
  ])('for %s', async (_, text) => {
    world.show(profile, text)
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.injections).toBeGreaterThan(0)
    expect(world.sent).toEqual([])
  })

  test('for the code of somebody else’s claim: a hash names its profile too', async () => {
    world.claims.set(profile, { pendingCodes: [await toClaimCodeHash(other, code)], seenAt: null })
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test.each<[string, unknown]>([
    ['for another profile than the address names', { key: other, platformId: null, text: code }],
    ['without a text', { key: profile, platformId: null }],
    ['with a text that is none', { key: profile, platformId: null, text: { length: 3 } }],
    ['with a text without end', { key: profile, platformId: null, text: `${code} `.repeat(2000) }],
    ['with a key that is none', { key: `${profile}"`, platformId: null, text: code }],
    ['with a homoglyph in its key', { key: 'instagram:dаpur.melati.contoh', platformId: null, text: code }],
    ['that is a list', [profile, code]],
    ['that is nothing', undefined],
  ])('when a page process answers %s', async (_, result) => {
    await world.lookFor(other, code)
    world.readings = [result]
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test('from a page that moved on while it was read', async () => {
    const { witness } = await world.wakeAsWitness()
    world.onWait = () => {
      world.url = `https://www.instagram.com/toko.lain/`
    }
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test('from a page that another one took the place of just then', async () => {
    const { witness } = await world.wakeAsWitness()
    world.onInject = () => {
      world.url = 'https://www.instagram.com/toko.lain/'
    }
    world.onWait = () => {
      world.url = profileUrl
    }
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test('from a page that does not come to rest', async () => {
    world.readings = Array.from({ length: 20 }, (_, i) => ({
      key: profile,
      platformId: null,
      text: `${code} ${i}`,
    }))
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.injections).toBe(5)
    expect(world.sent).toEqual([])
  })

  test('of the page before: after a click only what stays counts', async () => {
    world.readings = [
      { key: profile, platformId: null, text: code },
      { key: profile, platformId: null, text: 'Bio sendiri' },
    ]
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })

  test('once the setting is turned off meanwhile', async () => {
    const { witness, account } = await world.wakeAsWitness()
    world.onWait = () => void account.change({ isWitness: false })
    await witness.see(tabId, profileUrl)
    expect(world.sent).toEqual([])
  })
})

test('an id that is none is left out, the code still told', async () => {
  world.show(profile, code, '44<b>')
  const { witness } = await world.wakeAsWitness()
  await witness.see(tabId, profileUrl)
  expect(world.sent[0]?.body).toMatchObject({ platformId: null, code })
})

test('a page that loads slowly is read again, and a visit at a time in a tab', async () => {
  world.readings = [null, null, { key: profile, platformId: null, text: code }]
  const { witness } = await world.wakeAsWitness()
  await Promise.all([witness.see(tabId, profileUrl), witness.see(tabId, profileUrl)])
  expect(world.injections).toBe(4)
  expect(world.sent).toHaveLength(1)
})

describe('said once', () => {
  test.each([true, false])('counted or not (%s), also by a worker that was woken anew', async isCounted => {
    world.answer('POST /v1/witnesses', { isCounted })
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    const { witness: later } = world.wake()
    await later.see(tabId, profileUrl)
    expect(world.calls()).toEqual(['POST /v1/witnesses'])
  })

  test('a new code of the same profile is another one', async () => {
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    await world.lookFor(profile, 'AMANAH-99999999')
    world.show(profile, 'AMANAH-99999999')
    await witness.see(tabId, profileUrl)
    expect(world.sent.map(({ body }) => (body as { code: string }).code)).toEqual([code, 'AMANAH-99999999'])
  })

  test('the installation is the same each time', async () => {
    const { store } = await world.wakeAsWitness()
    const ids = await Promise.all([store.readInstallId(), world.wake().store.readInstallId()])
    expect(new Set(ids).size).toBe(1)
  })
})

describe('a call that failed', () => {
  test.each([
    ['no network', () => Promise.reject(new TypeError('failed to fetch'))],
    ['a broken server', () => Response.json({}, { status: 500 })],
  ])('%s: the same is said again twice, then left to the next visit', async (_, answer) => {
    world.answers.set('POST /v1/witnesses', answer)
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toHaveLength(3)
    expect(new Set(world.sent.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    world.answer('POST /v1/witnesses', { isCounted: true })
    await witness.see(tabId, profileUrl)
    expect(world.sent).toHaveLength(4)
  })

  test.each([403, 404, 429])('a %i is not said again now', async status => {
    world.answer('POST /v1/witnesses', {}, status)
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(world.sent).toHaveLength(1)
  })

  test('a 401 ends the session', async () => {
    world.answer('POST /v1/witnesses', {}, 401)
    const { witness, account } = await world.wakeAsWitness()
    await witness.see(tabId, profileUrl)
    expect(await account.read()).toMatchObject({ isSignedIn: false, trouble: 'ended' })
  })
})

describe('a thing for sale, whose address names nobody', () => {
  const item = 'https://www.facebook.com/marketplace/item/1212000111222333/'
  const seller = 'facebook:100066600000911' as ProfileKey

  beforeEach(async () => {
    world.url = item
    await world.lookFor(seller, code)
    world.show(seller, `Kompor gas\n${code}`)
  })

  test('counts for the seller that the page names', async () => {
    const { witness } = await world.wakeAsWitness()
    await witness.see(tabId, item)
    expect(world.sent[0]?.body).toMatchObject({ key: seller, code })
  })

  test.each(['facebook:tokositi', profile, 'tiktok:sambal.nyai.contoh'])(
    'never for %s, which is no seller by number',
    async key => {
      await world.lookFor(key as ProfileKey, code)
      world.show(key, code)
      const { witness } = await world.wakeAsWitness()
      await witness.see(tabId, item)
      expect(world.sent).toEqual([])
    },
  )
})
