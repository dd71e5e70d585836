import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import {
  decodeDestinationBucket,
  openDestination,
  toDestinationIndex,
} from '#shared/rules/destination-bucket'
import { isTrustedEpoch, parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import { toSellerTag } from '#shared/rules/subject-hash'
import { createServices } from '../../../worker/services.ts'
import { testEvaluationSecrets, testPinnedEvaluationKeys } from '../../fixtures/evaluation-keys.ts'
import { testPinnedKeys } from '../../fixtures/manifest-keys.ts'
import { expectErrors, findEntry, makeBindings, postSeed, publish, readSnapshot } from '../harness.ts'
import { daysAgo, makeSeed, makeSeller, secrets } from '../seed-examples.ts'
import { readKeys, watchBucket } from '../watched-bucket.ts'

const own = `bank:014:${secrets.number}` as DestinationKey
const reported = `bank:008:${secrets.reportedNumber}` as DestinationKey
const bothKeys = () => makeBindings({ VOPRF_KEYS: [...testEvaluationSecrets].reverse().join() })

const markAll = (bindings = makeBindings()) => createServices(bindings).marks.markPending(10_000)

/** What a device learns that has had this number evaluated. */
async function findRecord(key: DestinationKey, epoch = 1, bindings = makeBindings()) {
  const { destinations } = await readSnapshot()
  const bits = destinations.find(each => each.epoch === epoch)?.bits
  if (bits === undefined) throw new Error(`epoch ${epoch} is not published`)
  const output = createServices(bindings).evaluation.evaluate(epoch, key)
  const address = `destination-buckets/${epoch}/${bits}/${toDestinationIndex(output, bits)}`
  const object = await env.PUBLISHED.get(address)
  const bucket = decodeDestinationBucket(new Uint8Array((await object?.arrayBuffer()) ?? []))
  if (!bucket.ok) throw new Error(bucket.problem)
  const opened = await openDestination(bucket.value, output)
  if (!opened.ok) throw new Error(opened.problem)
  return opened.value
}

it('tells whose a number is, and what was found about it, to those who know the number', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  const owned = await findRecord(own)
  const entry = await findEntry('instagram:toko.contoh')
  expect(owned?.owners).toMatchObject([{ profile: 'instagram:toko.contoh', sellerTag: entry?.sellerTag }])
  expect(owned?.findings).toEqual([])
  expect((await findRecord(reported))?.findings).toMatchObject([{ category: 'S1', replied: false }])
  expect(await findRecord('bank:014:0000000000' as DestinationKey)).toBeNull()
  // Declared by the shop, but by no verifier checked.
  expect(await findRecord(`ewallet:dana:${secrets.wallet}` as DestinationKey)).toBeNull()
  expect(entry?.destinations).toEqual({ bank: 1, ewallet: 0, phone: 0, qris: 0 })
  expect(entry?.sellerTag).toBe(await toSellerTag(await findSellerId()))
})

const findSellerId = async () => (await env.DB.prepare('SELECT id FROM seller').first<string>('id')) ?? ''

it('names a key only once every number can be found under it', async () => {
  await postSeed(makeSeed())
  await publish()
  expect((await readSnapshot()).destinations).toEqual([])
  await markAll()
  await publish()
  expect((await readSnapshot()).destinations).toMatchObject([{ epoch: 1 }])
  await postSeed({ sellers: [makeSeller({ name: 'Nama Baru' })] })
  await publish()
  // A number that waits to be marked takes no key away again.
  expect((await readSnapshot()).destinations).toMatchObject([{ epoch: 1 }])
})

it('writes only the buckets in which a number changed', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  await postSeed({ findings: [{ subject: 'tiktok:lain', category: 'S1', at: daysAgo(3) }] })
  const quiet = watchBucket()
  await publish(makeBindings({ PUBLISHED: quiet.bucket }))
  expect(quiet.written.filter(key => key.startsWith('destination-buckets/'))).toEqual([])
  await postSeed({ findings: [{ subject: own, category: 'S2', at: daysAgo(3), amount: 750_000 }] })
  await markAll()
  const busy = watchBucket()
  await publish(makeBindings({ PUBLISHED: busy.bucket }))
  expect(busy.written.filter(key => key.startsWith('destination-buckets/'))).toHaveLength(1)
  expect(await findRecord(own)).toMatchObject({
    owners: [{}],
    findings: [{ category: 'S2', amount: 750_000 }],
  })
})

it('a number that a shop gives up is its no longer', async () => {
  await postSeed({ sellers: [makeSeller()] })
  await markAll()
  await publish()
  await postSeed({ sellers: [makeSeller({ destinations: [] })] })
  await markAll()
  await publish()
  expect(await findRecord(own)).toBeNull()
})

it('a finding that lapsed, or was resolved, is told as such', async () => {
  await postSeed({
    findings: [
      { subject: own, category: 'S1', at: daysAgo(800) },
      { subject: reported, category: 'S1', at: daysAgo(40), resolvedAt: daysAgo(4) },
    ],
  })
  await markAll()
  await publish()
  expect(await findRecord(own)).toBeNull()
  expect((await findRecord(reported))?.findings[0]?.resolvedAt).toBeTruthy()
})

it('answers under the old key and the new one while one takes over from the other', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  // Announced, but not a single number is marked yet.
  await publish(bothKeys())
  expect((await readSnapshot()).destinations).toMatchObject([{ epoch: 1 }])
  await markAll(bothKeys())
  await publish(bothKeys())
  expect((await readSnapshot()).destinations).toMatchObject([{ epoch: 2 }, { epoch: 1 }])
  for (const epoch of [1, 2]) expect((await findRecord(own, epoch, bothKeys()))?.owners).toHaveLength(1)
  const onlyNew = makeBindings({ VOPRF_KEYS: testEvaluationSecrets[1] })
  await markAll(onlyNew)
  await publish(onlyNew)
  expect((await readSnapshot()).destinations).toMatchObject([{ epoch: 2 }])
  expect(await readKeys('destination-buckets/1/')).toEqual([])
})

it('vouches for a key with the manifest key that does not sign', async () => {
  await postSeed(makeSeed())
  await markAll(bothKeys())
  await publish(bothKeys())
  const manifestKeys = parsePinnedKeys(testPinnedKeys) ?? []
  const pinned = parseEvaluationKeys(testPinnedEvaluationKeys) ?? []
  const { destinations } = await readSnapshot()
  for (const epoch of destinations) {
    expect(await isTrustedEpoch(epoch, { pinned, manifestKeys, signerId: 'test1' })).toBe(true)
    expect(await isTrustedEpoch(epoch, { pinned: [], manifestKeys, signerId: 'test2' })).toBe(false)
  }
})

it('publishes all else where no key for destinations is configured', async () => {
  expectErrors()
  await postSeed(makeSeed())
  const { VOPRF_KEYS: _, ...bindings } = makeBindings()
  expect(await publish(bindings as ReturnType<typeof makeBindings>)).toMatchObject({ published: true })
  expect((await readSnapshot()).destinations).toEqual([])
  expect(await readKeys('destination-buckets/')).toEqual([])
})
