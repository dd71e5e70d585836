import { evaluateDestinations, getDestinationBucket } from '#shared/contract/destinations'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import {
  checkDestinations,
  type DestinationWorld,
  type OutputCache,
} from '#shared/device/destinations/check-destinations'
import { findShop, type ShopAnswer } from '#shared/device/destinations/find-shop'
import { type NumberAnswer, toNumberAnswer } from '#shared/device/destinations/to-number-answer'
import { findEntry } from '#shared/device/lookup/resolve-seller'
import type { ProfileKey } from '#shared/domain/subject'
import { isTrustedEpoch } from '#shared/rules/evaluation-key'
import { toOk, toProblem } from '#shared/rules/result'
import { freshMs, type PublishedData } from '../data/published-data.ts'
import type { Basis } from '../data/snapshot-keeper.ts'
import type { Question } from '../question.ts'
import type { Progress } from '../state.ts'
import type { Answer, Compared } from './answer.ts'

type Working = Pick<Progress, 'onWork' | 'signal'>
type DestinationQuestion = Extract<Question, { kind: 'destination' }>

/** Outputs are in memory only: on the phone they would be a list of what was asked. */
const outputs = new Map<string, Uint8Array>()

const outputCache: OutputCache = {
  get: async (publicKey, key) => outputs.get(`${publicKey} ${key}`) ?? null,
  set: async (publicKey, fresh) => {
    for (const [key, output] of fresh) outputs.set(`${publicKey} ${key}`, output)
  },
}

/** What is on record of a number, which the server never sees, and what it is to whom it is said to belong. */
export async function askDestination(
  question: DestinationQuestion,
  data: PublishedData,
  working: Working,
): Promise<Answer> {
  const basis = await data.snapshots.read(freshMs)
  if (!basis.ok) return { state: 'unknown', problem: basis.problem, data: null }
  const answer = await askFrom(question, basis.value, data, working)
  const isOutOfDate =
    answer.state === 'unknown' && (answer.problem === 'server' || answer.problem === 'untrusted')
  if (!isOutOfDate) return answer
  // Keys are rotated and buckets divided anew: what the server lacks now may have another name in a newer snapshot.
  const newer = await data.snapshots.read(0)
  const isNewer = newer.ok && newer.value.snapshot.version !== basis.value.snapshot.version
  return isNewer ? askFrom(question, newer.value, data, working) : answer
}

async function askFrom(
  { key, owner }: DestinationQuestion,
  basis: Basis,
  data: PublishedData,
  working: Working,
): Promise<Answer> {
  const { snapshot, problem } = basis
  const { version, publishedAt, expires } = snapshot
  const named = await findNamed(owner?.profiles ?? [], basis, data)
  const [found] = await checkDestinations([key], await toWorld(basis, data, working))
  if (!found) throw new Error('a question without an answer')
  const answer = toNumberAnswer(found, {
    shop: named?.shop ?? null,
    data: { version, publishedAt },
    isOlder: false,
    expires,
    problem,
    now: data.options.now(),
  })
  return toAnswer(answer, named)
}

interface Named {
  profile: ProfileKey
  shop: ShopAnswer
}

/** Of the profiles that a name may mean, the one that a shop has; else any, for there is none to compare with. */
async function findNamed(
  profiles: readonly ProfileKey[],
  basis: Basis,
  data: PublishedData,
): Promise<Named | null> {
  const context = data.contextOf(basis)
  const found = await Promise.all(
    profiles.map(async key => ({
      profile: key,
      shop: await findShop({ key }, each => findEntry(each, context)),
    })),
  )
  return found.find(({ shop }) => shop.shop) ?? found.find(({ shop }) => shop.problem) ?? found[0] ?? null
}

function toAnswer(answer: NumberAnswer, named: Named | null): Answer {
  if (answer.state === 'unknown') return { state: 'unknown', problem: answer.problem, data: answer.data }
  return { state: 'destination', known: answer, compared: toCompared(named) }
}

function toCompared(named: Named | null): Compared {
  if (!named || (!named.shop.shop && named.shop.problem)) return { state: 'not' }
  return { state: named.shop.shop ? 'with' : 'nobody', profile: named.profile }
}

async function toWorld(
  { snapshot, signerId }: Basis,
  { options }: PublishedData,
  working: Working,
): Promise<DestinationWorld> {
  const { apiUrl: baseUrl, keys, evaluationKeys } = options
  const trust = { pinned: evaluationKeys, manifestKeys: keys, signerId }
  const isTrusted = await Promise.all(snapshot.destinations.map(epoch => isTrustedEpoch(epoch, trust)))
  return {
    epochs: snapshot.destinations.filter((_, i) => isTrusted[i]),
    outputs: outputCache,
    onWork: working.onWork,
    signal: working.signal,
    callEvaluate: async body => {
      const called = await callEndpoint(evaluateDestinations, { body }, { baseUrl })
      if (!called.ok) return called
      return called.value.isChanged ? toOk(called.value.value) : toProblem('garbled')
    },
    fetchBucket: async params => {
      const called = await callEndpoint(getDestinationBucket, { params }, { baseUrl })
      if (!called.ok) return called
      return called.value.isChanged ? toOk(called.value.value) : toProblem('garbled')
    },
  }
}
