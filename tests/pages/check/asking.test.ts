import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { HeldBucket } from '#shared/device/lookup/bucket-cache'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { parsePinnedKeys, type SignedText } from '#shared/rules/manifest-signature'
import { readingOfKey } from '#shared/rules/understand'
import type { Answer } from '../../../worker/pages/check/client/answers/answer.ts'
import { askDestination } from '../../../worker/pages/check/client/answers/ask-destination.ts'
import { askProfile } from '../../../worker/pages/check/client/answers/ask-profile.ts'
import type { DataStore } from '../../../worker/pages/check/client/data/cache-store.ts'
import { PublishedData } from '../../../worker/pages/check/client/data/published-data.ts'
import type { Question } from '../../../worker/pages/check/client/question.ts'
import { FakeDestinations } from '../../extension/fake-destinations.ts'
import { FakeServer } from '../../extension/fake-server.ts'
import { daysAgo, makeClaim, makeCredential, makeFinding, now } from '../../fixtures/builders.ts'
import { strangeManifestKey, testPinnedKeys } from '../../fixtures/manifest-keys.ts'

class MemoryStore implements DataStore {
  signed: SignedText | null = null
  readonly buckets = new Map<string, HeldBucket>()
  readSigned = async () => this.signed
  writeSigned = async (signed: SignedText) => {
    this.signed = signed
  }
  readBucket = async (address: string) => this.buckets.get(address) ?? null
  writeBucket = async (address: string, bucket: HeldBucket) => {
    this.buckets.set(address, bucket)
  }
}

const listed = 'instagram:camilan.melati' as ProfileKey
const stranger = 'instagram:warung.baru' as ProfileKey
const account = 'bank:014:1234567417' as DestinationKey
const verified = { claims: [makeClaim()], credentials: [makeCredential()] }
const shop = { sellerTag: 'a'.repeat(12) as never, destinations: { bank: 1, ewallet: 0, phone: 0, qris: 0 } }

let server: FakeServer
let numbers: FakeDestinations
let store: MemoryStore
let at: number

/** The page as it is opened: with what it kept, and nothing else. */
function openPage(): PublishedData {
  const evaluationKeys = numbers.servers.map(({ epoch }) => `${epoch.epoch}:${epoch.publicKey}`).join(',')
  return new PublishedData({
    apiUrl: 'http://localhost:8787',
    keys: parsePinnedKeys(testPinnedKeys) ?? [],
    evaluationKeys: parseEvaluationKeys(evaluationKeys) ?? [],
    store,
    now: () => at,
  })
}

async function askOf(key: ProfileKey, data = openPage()): Promise<Answer[]> {
  const answers: Answer[] = []
  await askProfile(key, data, answer => answers.push(answer))
  return answers
}

function numberQuestion(profiles: ProfileKey[] = []): Extract<Question, { kind: 'destination' }> {
  const reading = readingOfKey(account)
  if (!reading) throw new Error('no reading')
  const owner = profiles.length > 0 ? { text: 'x', profiles } : null
  return { kind: 'destination', key: account, reading, qris: null, owner }
}

const verdictOfAnswer = (answer: Answer | undefined) =>
  answer?.state === 'profile'
    ? answer.known.result.verdict
    : `${answer?.state}: ${answer?.state === 'unknown' && answer.problem}`

beforeEach(async () => {
  server = new FakeServer()
  server.bits = 2
  numbers = new FakeDestinations(2)
  store = new MemoryStore()
  at = now
  await server.publish([{ key: listed, inputs: verified, shop }])
  numbers.install(server)
  server.install()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('a profile', () => {
  test('on record: the verdict at once, then the details of this one seller', async () => {
    const answers = await askOf(listed)
    expect(answers.map(verdictOfAnswer)).toEqual(['verified', 'verified'])
    expect(answers.map(answer => answer.state === 'profile' && answer.details.state)).toEqual([
      'loading',
      'loaded',
    ])
    expect(server.count('/v1/sellers/')).toBe(1)
  })

  test('not on record: its bucket and that of its skeleton, no list, and nobody’s details', async () => {
    const answers = await askOf(stranger)
    expect(answers.map(verdictOfAnswer)).toEqual(['none'])
    expect(server.count('/v1/lists/')).toBe(0)
    expect(server.count('/v1/sellers/')).toBe(0)
    expect(server.count('/v1/buckets/2/')).toBeGreaterThan(0)
    // Neither the key nor its hash is in what was asked: two bits of the hash are.
    expect(server.requests.every(path => /^\/v1\/(?:snapshot|buckets\/2\/[0-3])$/.test(path))).toBe(true)
  })

  test('that looks like a verified shop on the same platform', async () => {
    await server.protect([listed])
    const [answer] = await askOf('instagram:camilan.rnelati' as ProfileKey)
    expect(verdictOfAnswer(answer)).toBe('caution')
    expect(answer?.state === 'profile' && answer.known.realShop).toBe(listed)
  })

  test('without network: what was downloaded answers, with its date; what was not says so', async () => {
    await askOf(listed)
    server.overrides.set('/v1/', () => new TypeError('failed to fetch'))
    at += 3_600_000
    const [held] = await askOf(listed)
    // Green needs a bucket that was checked; this one was, under the snapshot in force.
    expect(verdictOfAnswer(held)).toBe('verified')
    expect(held?.state === 'profile' && held.known.problem).toBe('offline')
    store.buckets.clear()
    expect(verdictOfAnswer((await askOf(listed))[0])).toBe('unknown: offline')
    store.signed = null
    expect(verdictOfAnswer((await askOf(listed))[0])).toBe('unknown: offline')
  })

  test('a page that stays open asks for newer data once a minute', async () => {
    const data = openPage()
    await askOf(stranger, data)
    await askOf(stranger, data)
    expect(server.count('/v1/snapshot')).toBe(1)
    at += 61_000
    await askOf(stranger, data)
    expect(server.count('/v1/snapshot')).toBe(2)
  })

  test('buckets that were divided anew are found with the newest snapshot', async () => {
    const data = openPage()
    await askOf(stranger, data)
    at += 30_000
    server.bits = 1
    server.version++
    server.overrides.set('/v1/buckets/2/', () => Response.json({}, { status: 404 }))
    expect(verdictOfAnswer((await askOf(listed, data))[0])).toBe('verified')
  })
})

describe('what may be believed', () => {
  test('a snapshot signed by nobody we know is refused, and the one held stays', async () => {
    server.signer = strangeManifestKey
    expect(verdictOfAnswer((await askOf(listed))[0])).toBe('unknown: garbled')
    server.signer = new FakeServer().signer
    await askOf(listed)
    const kept = store.signed
    server.signer = strangeManifestKey
    server.version++
    const [answer] = await askOf(listed)
    expect(answer?.state === 'profile' && answer.known.problem).toBe('garbled')
    expect(store.signed).toBe(kept)
  })

  test('nobody takes a phone back in time', async () => {
    server.version = 5
    await askOf(listed)
    server.version = 4
    const [answer] = await askOf(listed)
    expect(answer?.state === 'profile' && [answer.known.data.version, answer.known.problem]).toEqual([
      5,
      'garbled',
    ])
  })

  test('what the phone itself holds is believed by its signature only', async () => {
    await askOf(listed)
    if (!store.signed) throw new Error('nothing kept')
    // As somebody would who wants old data to stay green.
    store.signed = { ...store.signed, manifest: store.signed.manifest.replace('2026-12-01', '2026-12-02') }
    server.overrides.set('/v1/', () => new TypeError('failed to fetch'))
    expect(verdictOfAnswer((await askOf(listed))[0])).toBe('unknown: offline')
  })

  test('past its date nothing is green', async () => {
    await askOf(listed)
    at = Date.parse(server.expires) + 1
    server.overrides.set('/v1/snapshot', () => new TypeError('failed to fetch'))
    expect(verdictOfAnswer((await askOf(listed))[0])).toBe('unknown: expired')
  })

  test('a browser without Ed25519 believes no less and no more', async () => {
    const unknown = () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'))
    const importKey = crypto.subtle.importKey.bind(crypto.subtle)
    vi.resetModules()
    const { isSigned } = await import('../../../worker/pages/check/client/data/is-signed.ts')
    const signed = await server.signedSnapshot()
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation(((...given: Parameters<typeof importKey>) =>
      given[2] === 'Ed25519' ? unknown() : importKey(...given)) as never)
    const keys = parsePinnedKeys(testPinnedKeys) ?? []
    expect(await isSigned(keys, signed)).toBe(true)
    expect(await isSigned(keys, { ...signed, manifest: `${signed.manifest} ` })).toBe(false)
    expect(await isSigned(keys, { ...signed, signature: 'A'.repeat(86) })).toBe(false)
    expect(await isSigned(keys, { ...signed, keyId: 'test2' })).toBe(false)
    expect(await isSigned(keys, { ...signed, keyId: 'nobody' })).toBe(false)
  })
})

describe('a number', () => {
  const ask = (question = numberQuestion(), data = openPage(), onWork = (_: number) => {}) =>
    askDestination(question, data, { onWork, signal: new AbortController().signal })
  const stateOf = (answer: Answer) =>
    answer.state === 'destination' ? answer.known.verdict.state : answer.state

  test('of which nothing is known', async () => {
    expect(stateOf(await ask())).toBe('none')
    expect(numbers.sent.join('\n')).not.toContain('1234567417')
  })

  test('compared with the shop it is said to belong to', async () => {
    numbers.publish(account, {
      owners: [{ sellerTag: shop.sellerTag, profile: listed, checkedAt: daysAgo(22) }],
    })
    const own = await ask(numberQuestion([listed]))
    expect([stateOf(own), own.state === 'destination' && own.compared]).toEqual([
      'own',
      { state: 'with', profile: listed },
    ])
    expect(stateOf(await ask(numberQuestion()))).toBe('owned')
  })

  test('of two profiles that a handle may mean, the registered one is compared', async () => {
    const tiktok = 'tiktok:camilan.melati' as ProfileKey
    const answer = await ask(numberQuestion([tiktok, listed]))
    expect(stateOf(answer)).toBe('other')
    expect(answer.state === 'destination' && answer.compared).toEqual({ state: 'with', profile: listed })
  })

  test('said to belong to nobody who is registered', async () => {
    const answer = await ask(numberQuestion([stranger]))
    expect(answer.state === 'destination' && answer.compared).toEqual({ state: 'nobody', profile: stranger })
  })

  test('with a finding', async () => {
    numbers.publish(account, { findings: [makeFinding()] })
    expect(stateOf(await ask())).toBe('reported')
  })

  test('beyond the day’s budget: the work is done and shown', async () => {
    numbers.puzzles = 1
    const shares: number[] = []
    expect(
      stateOf(
        await ask({ ...numberQuestion(), key: 'bank:014:9990001112' as DestinationKey }, openPage(), share =>
          shares.push(share),
        ),
      ),
    ).toBe('none')
    expect(shares.at(-1)).toBe(1)
  })

  test('without network it is unknown, not free of records', async () => {
    const data = openPage()
    await data.snapshots.read(0)
    numbers.isDown = true
    const answer = await ask({ ...numberQuestion(), key: 'bank:014:1112223334' as DestinationKey }, data)
    expect(answer).toMatchObject({ state: 'unknown', problem: 'offline' })
  })

  test('an evaluation that its key cannot have made is not believed', async () => {
    const data = openPage()
    numbers.servers[0] &&
      vi.spyOn(numbers.servers[0], 'evaluate').mockImplementation(() => ({
        state: 'evaluated',
        epoch: 1,
        evaluated: ['IH9SYxdrExpsNf-pP4r3WhBHhNoTkQje_mm_-BGMhRI'],
        proof: 'A'.repeat(86),
      }))
    const answer = await ask({ ...numberQuestion(), key: 'bank:014:5556667778' as DestinationKey }, data)
    expect(answer).toMatchObject({ state: 'unknown', problem: 'untrusted' })
  })
})
