import { describe, expect, test } from 'vitest'
import type { BucketAnswer, ResolveContext } from '#shared/device/lookup/resolve-context'
import { resolveSeller } from '#shared/device/lookup/resolve-seller'
import type { ProfileKey, SubjectHash } from '#shared/domain/subject'
import type { VerdictInputs } from '#shared/domain/verdict'
import { decodeBucket, encodeBucket } from '#shared/rules/bucket-file'
import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import { toPlatformIdTag, toSubjectHash } from '#shared/rules/subject-hash'
import { makeBucket } from '../../../fixtures/buckets.ts'
import {
  daysAgo,
  makeClaim,
  makeCredential,
  makeEntry,
  makeFinding,
  now,
} from '../../../fixtures/builders.ts'

const real = 'instagram:toko.siti' as ProfileKey
const fake = 'instagram:t0ko.siti' as ProfileKey
const verified = { claims: [makeClaim()], credentials: [makeCredential()] }
const reported = { findings: [makeFinding()] }

/** The only bucket of a server, with this on record of the real shop, whose name is protected. */
async function readOnly(inputs: Partial<VerdictInputs>): Promise<BucketAnswer> {
  const platformIdTag = await toPlatformIdTag(real, '77')
  const entries = [makeEntry(await toSubjectHash(real), { ...inputs, platformIdTag })]
  const lookAlikes = [{ hash: await toSkeletonHash('toko.siti'), key: real }]
  const decoded = decodeBucket(encodeBucket(makeBucket({ entries, lookAlikes })))
  return { bucket: decoded.ok ? decoded.value : null, isOlder: false, problem: null }
}

/** A page: it holds no list, so that every profile may be listed and any handle may imitate. */
function pageContext(
  answer: BucketAnswer,
  over: Partial<ResolveContext> = {},
): ResolveContext & { asked: SubjectHash[] } {
  const asked: SubjectHash[] = []
  return {
    snapshot: { version: 7, publishedAt: daysAgo(0), expires: daysAgo(-7) },
    mayBeListed: () => true,
    mayImitate: () => true,
    readBucket: async hash => {
      asked.push(hash)
      return answer
    },
    now,
    problem: null,
    ...over,
    asked,
  }
}

describe('a page without lists', () => {
  test('asks for the bucket of the profile, and finds what is in it', async () => {
    const context = pageContext(await readOnly(verified))
    const answer = await resolveSeller({ key: real }, context)
    expect(answer).toMatchObject({ state: 'known', result: { verdict: 'verified' }, data: { version: 7 } })
    expect(context.asked).toEqual([await toSubjectHash(real)])
  })
  test('says of a profile that is not in it that nothing is on record', async () => {
    const context = pageContext(await readOnly(verified))
    const answer = await resolveSeller({ key: 'tiktok:budi.jaya' as ProfileKey }, context)
    expect(answer).toMatchObject({ state: 'known', result: { verdict: 'none' } })
  })
  test('names the shop that an unlisted handle looks like', async () => {
    const answer = await resolveSeller({ key: fake }, pageContext(await readOnly(verified)))
    expect(answer).toMatchObject({ state: 'known', result: { verdict: 'caution' }, realShop: real })
  })
  test('gives a handle that another account took nothing of the record', async () => {
    const answer = await resolveSeller({ key: real, platformId: '78' }, pageContext(await readOnly(reported)))
    expect(answer).toMatchObject({ result: { verdict: 'caution', warnings: [{ kind: 'id-changed' }] } })
  })
})

test('who is on no list costs no bucket', async () => {
  const context = pageContext(await readOnly(verified), { mayBeListed: () => false, mayImitate: () => false })
  expect(await resolveSeller({ key: fake }, context)).toMatchObject({ result: { verdict: 'none' } })
  expect(context.asked).toEqual([])
})

describe('a bucket', () => {
  test('that cannot be had is never an all-clear', async () => {
    const missing = { bucket: null, isOlder: false, problem: 'garbled' as const }
    const answer = await resolveSeller({ key: real }, pageContext(missing))
    expect(answer).toMatchObject({ state: 'unknown', problem: 'garbled', data: { version: 7 } })
  })
  test('of an older snapshot shows nothing green, accuses nobody by likeness, and shows findings', async () => {
    const older = async (inputs: Partial<VerdictInputs>) => ({ ...(await readOnly(inputs)), isOlder: true })
    expect(await resolveSeller({ key: real }, pageContext(await older(verified)))).toMatchObject({
      state: 'unknown',
    })
    expect(await resolveSeller({ key: real }, pageContext(await older(reported)))).toMatchObject({
      result: { verdict: 'reported' },
    })
    const listedNobody = { mayBeListed: () => false }
    expect(
      await resolveSeller({ key: fake }, pageContext(await older(verified), listedNobody)),
    ).toMatchObject({
      result: { verdict: 'none' },
    })
  })
})

test('past the date of the data nothing is green', async () => {
  const expired = { snapshot: { version: 7, publishedAt: daysAgo(8), expires: daysAgo(1) } }
  const answer = await resolveSeller({ key: real }, pageContext(await readOnly(verified), expired))
  expect(answer).toMatchObject({ state: 'unknown', problem: 'expired' })
})
