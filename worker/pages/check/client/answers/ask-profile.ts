import { getSeller } from '#shared/contract/sellers'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import { resolveSeller } from '#shared/device/lookup/resolve-seller'
import type { ProfileKey } from '#shared/domain/subject'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { freshMs, type PublishedData } from '../data/published-data.ts'
import type { Answer, Details } from './answer.ts'

/** The verdict on a profile as soon as it is known, and again with the details of one who is on record. */
export async function askProfile(
  key: ProfileKey,
  data: PublishedData,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const answer = await resolve(key, data)
  if (answer.state === 'unknown') {
    onAnswer({ state: 'unknown', problem: answer.problem, data: answer.data })
    return
  }
  const isOnRecord = answer.result.verdict !== 'none' && !answer.realShop
  onAnswer({ state: 'profile', known: answer, details: { state: isOnRecord ? 'loading' : 'none' } })
  if (isOnRecord) onAnswer({ state: 'profile', known: answer, details: await readDetails(key, data) })
}

async function resolve(key: ProfileKey, data: PublishedData): Promise<LookupAnswer> {
  const basis = await data.snapshots.read(freshMs)
  if (!basis.ok) return { state: 'unknown', key, data: null, problem: basis.problem }
  const answer = await resolveSeller({ key }, data.contextOf(basis.value))
  if (answer.state === 'known' || answer.problem !== 'server') return answer
  // The server divides its buckets anew as they grow: with the newest snapshot the address is right again.
  const newer = await data.snapshots.read(0)
  const isNewer = newer.ok && newer.value.snapshot.version !== basis.value.snapshot.version
  return isNewer ? resolveSeller({ key }, data.contextOf(newer.value)) : answer
}

async function readDetails(key: ProfileKey, { options }: PublishedData): Promise<Details> {
  const hash = await toSubjectHash(key)
  const called = await callEndpoint(getSeller, { params: { hash } }, { baseUrl: options.apiUrl })
  return called.ok && called.value.isChanged
    ? { state: 'loaded', seller: called.value.value }
    : { state: 'failed' }
}
