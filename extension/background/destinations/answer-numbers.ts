import { evaluateDestinations } from '#shared/contract/destinations'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { checkDestinations, type DestinationAnswer } from '#shared/device/destinations/check-destinations'
import type { DestinationProblem, RequestProblem } from '#shared/device/destinations/destination-problem'
import type { Evaluation, EvaluationRequest } from '#shared/device/destinations/evaluate-numbers'
import type { ShopAnswer } from '#shared/device/destinations/find-shop'
import { type NumberAnswer, toNumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { LookupProblem, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import type { DestinationKey } from '#shared/domain/subject'
import { type EvaluationKey, isTrustedEpoch } from '#shared/rules/evaluation-key'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { NumberBasis } from '../../lookup/lookup.ts'
import type { DestinationCheck } from '../../messaging/destination-check.ts'
import type { FetchedBucket, HeldBuckets } from './held-buckets.ts'
import type { HeldOutputs } from './held-outputs.ts'

/** A number's bucket is asked for anew when it was checked longer ago. */
const freshMs = 60_000

export type Answered = Omit<Extract<DestinationCheck, { state: 'answered' }>, 'state'>

/** Where answers come from. */
export interface NumberSources {
  readBasis(profile: ProfileQuestion | null, isRetry: boolean): Promise<Result<NumberBasis, LookupProblem>>
  readEvaluationKeys(): Promise<readonly EvaluationKey[]>
  outputs: HeldOutputs
  buckets: HeldBuckets
  now(): number
}

/** What is known of numbers, and what they are to the shop of a profile. Never rejects for what a server does. */
export async function answerNumbers(
  keys: readonly DestinationKey[],
  profile: ProfileQuestion | null,
  sources: NumberSources,
  onWork: (share: number) => void,
): Promise<Answered> {
  const basis = await sources.readBasis(profile, false)
  if (!basis.ok) return toRefused(keys, profile, basis.problem)
  const answered = await answerFrom(keys, basis.value, sources, onWork)
  if (answered.shop !== 'open' && !answered.answers.some(isOutOfDate)) return answered
  // Keys are rotated and buckets divided anew: what the server lacks now may have another name in a newer snapshot.
  const newer = await sources.readBasis(profile, true)
  const isNewer = newer.ok && newer.value.snapshot.version !== basis.value.snapshot.version
  return isNewer ? answerFrom(keys, newer.value, sources, onWork) : answered
}

async function answerFrom(
  keys: readonly DestinationKey[],
  basis: NumberBasis,
  sources: NumberSources,
  onWork: (share: number) => void,
): Promise<Answered> {
  const { server, snapshot, shop } = basis
  const { version, publishedAt, expires, destinations } = snapshot
  const [data, now] = [{ version, publishedAt }, sources.now()]
  const fetched = new Map<string, FetchedBucket>()
  const found: DestinationAnswer[] =
    destinations.length === 0
      ? keys.map(key => ({ key, problem: 'server' }))
      : await checkDestinations(keys, {
          epochs: await trustedOf(basis, sources),
          outputs: sources.outputs,
          callEvaluate: request => callEvaluate(server.apiUrl, request),
          fetchBucket: async address => {
            const place = { apiUrl: server.apiUrl, ...address, data, checkedAfter: now - freshMs }
            const bucket = await sources.buckets.read(place)
            if (!bucket.ok) return bucket
            fetched.set(toPlace(address), bucket.value)
            return toOk(bucket.value.bytes)
          },
          onWork,
        })
  const answers = found.map((each): NumberAnswer => {
    const bucket = 'problem' in each ? null : (fetched.get(toPlace(each.bucket)) ?? null)
    return toNumberAnswer(each, {
      shop,
      data: bucket?.data ?? data,
      isOlder: bucket !== null && bucket.data.version !== version,
      expires,
      problem: toDestinationProblem(bucket?.problem ?? null) ?? basis.problem,
      now,
    })
  })
  return { answers, shop: toShopState(shop) }
}

/** The keys under which this device may have numbers evaluated, in the order of the snapshot. */
async function trustedOf(
  { server, signerId, snapshot }: NumberBasis,
  { readEvaluationKeys }: NumberSources,
): Promise<DestinationEpoch[]> {
  const trust = { pinned: await readEvaluationKeys(), manifestKeys: server.keys, signerId }
  const isTrusted = await Promise.all(snapshot.destinations.map(epoch => isTrustedEpoch(epoch, trust)))
  return snapshot.destinations.filter((_, i) => isTrusted[i])
}

async function callEvaluate(
  baseUrl: string,
  request: EvaluationRequest,
): Promise<Result<Evaluation, RequestProblem>> {
  const called = await callEndpoint(evaluateDestinations, { body: request }, { baseUrl })
  if (!called.ok) return called
  return called.value.isChanged ? toOk(called.value.value) : toProblem('garbled')
}

function isOutOfDate(answer: NumberAnswer): boolean {
  return answer.state === 'unknown' && (answer.problem === 'server' || answer.problem === 'untrusted')
}

function toRefused(
  keys: readonly DestinationKey[],
  profile: ProfileQuestion | null,
  problem: LookupProblem,
): Answered {
  const answers = keys.map(key => ({ state: 'unknown' as const, key, data: null, problem }))
  return { answers, shop: profile ? 'open' : 'unasked' }
}

function toShopState(shop: ShopAnswer | null): Answered['shop'] {
  if (!shop) return 'unasked'
  if (shop.shop) return 'found'
  return shop.problem ? 'open' : 'nobody'
}

function toDestinationProblem(problem: RequestProblem | null): DestinationProblem | null {
  return problem === 'missing' ? 'server' : problem
}

function toPlace({ epoch, bits, index }: { epoch: number; bits: number; index: number }): string {
  return `${epoch}/${bits}/${index}`
}
