import type { DestinationProblem, RequestProblem } from '#shared/device/destinations/destination-problem'
import { type EvaluationWorld, evaluateNumbers } from '#shared/device/destinations/evaluate-numbers'
import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import type { DestinationKey } from '#shared/domain/subject'
import {
  decodeDestinationBucket,
  openDestination,
  toDestinationIndex,
} from '#shared/rules/destination-bucket'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** Which bucket of which key. */
export interface DestinationBucketAddress {
  epoch: number
  bits: number
  index: number
}

/** Outputs of numbers asked before: who has them needs the server for the bucket only. Never to be kept on disk. */
export interface OutputCache {
  get(publicKey: string, key: DestinationKey): Promise<Uint8Array | null>
  set(publicKey: string, outputs: ReadonlyMap<DestinationKey, Uint8Array>): Promise<void>
}

/** All that a check needs of the world. */
export interface DestinationWorld extends EvaluationWorld {
  /** Those that this device trusts, the one to ask under first. */
  epochs: readonly DestinationEpoch[]
  outputs: OutputCache
  fetchBucket(address: DestinationBucketAddress): Promise<Result<Uint8Array, RequestProblem>>
}

/** What was learned of one number. `record` null: the server has nothing on record of it. */
export type DestinationAnswer =
  | { key: DestinationKey; record: DestinationRecord | null; bucket: DestinationBucketAddress }
  | { key: DestinationKey; problem: DestinationProblem }

type Opened = Extract<DestinationAnswer, { record: unknown }>
type Found = Result<Opened, DestinationProblem | 'missing'>
type Outputs = Map<DestinationKey, Uint8Array>

/**
 * Asks what is on record of numbers, without telling anybody which, and answers in the order asked. Whatever cannot be
 * believed is a problem and never *nothing on record*. Where the server no longer has a key, or cannot prove to have
 * it, the next trusted one is asked for; with other trouble that would fare no better, so only what is held is tried.
 */
export async function checkDestinations(
  keys: readonly DestinationKey[],
  world: DestinationWorld,
): Promise<DestinationAnswer[]> {
  const found = new Map<DestinationKey, Found>()
  for (const epoch of world.epochs) {
    const open = [...new Set(keys)].filter(key => !found.get(key)?.ok)
    const asked = open.filter(key => isWorthAsking(found.get(key)))
    for (const [key, answer] of await checkUnder(epoch, open, asked, world)) {
      if (answer.ok || asked.includes(key)) found.set(key, answer)
    }
  }
  return keys.map(key => {
    const answer = found.get(key) ?? toProblem('untrusted')
    if (answer.ok) return answer.value
    return { key, problem: answer.problem === 'missing' ? 'server' : answer.problem }
  })
}

function isWorthAsking(before: Found | undefined): boolean {
  return !before || (!before.ok && (before.problem === 'missing' || before.problem === 'untrusted'))
}

/** `asked`: those of the keys that may be evaluated anew. */
async function checkUnder(
  epoch: DestinationEpoch,
  keys: readonly DestinationKey[],
  asked: readonly DestinationKey[],
  world: DestinationWorld,
): Promise<[DestinationKey, Found][]> {
  const outputs: Outputs = new Map()
  for (const key of keys) {
    const held = await world.outputs.get(epoch.publicKey, key)
    if (held) outputs.set(key, held)
  }
  const unknown = asked.filter(key => !outputs.has(key))
  const problem = await addOutputs(outputs, unknown, epoch, world)
  const refused = problem ? unknown.map((key): [DestinationKey, Found] => [key, problem]) : []
  return [...refused, ...(await openAll(outputs, epoch, world))]
}

/** Has numbers evaluated, and keeps the outputs; null when all went well. */
async function addOutputs(
  outputs: Outputs,
  keys: readonly DestinationKey[],
  epoch: DestinationEpoch,
  world: DestinationWorld,
): Promise<Extract<Found, { ok: false }> | null> {
  if (keys.length === 0) return null
  const evaluated = await evaluateNumbers(keys, epoch, world)
  if (!evaluated.ok) return evaluated
  const fresh: Outputs = new Map()
  for (const [i, key] of keys.entries()) {
    const output = evaluated.value[i]
    if (output) fresh.set(key, output)
  }
  for (const [key, output] of fresh) outputs.set(key, output)
  await world.outputs.set(epoch.publicKey, fresh)
  return null
}

function openAll(
  outputs: Outputs,
  epoch: DestinationEpoch,
  world: DestinationWorld,
): Promise<[DestinationKey, Found][]> {
  return Promise.all(
    [...outputs].map(
      async ([key, output]): Promise<[DestinationKey, Found]> => [
        key,
        await openRecord(key, output, epoch, world),
      ],
    ),
  )
}

/** The record of one number, out of its bucket. */
async function openRecord(
  key: DestinationKey,
  output: Uint8Array,
  { epoch, bits }: DestinationEpoch,
  { fetchBucket }: DestinationWorld,
): Promise<Found> {
  const address = { epoch, bits, index: toDestinationIndex(output, bits) }
  const fetched = await fetchBucket(address)
  if (!fetched.ok) return fetched
  const decoded = decodeDestinationBucket(fetched.value)
  // That a bucket of another place lacks the number says nothing.
  if (!decoded.ok || !isSamePlace(decoded.value, address)) return toProblem('garbled')
  const opened = await openDestination(decoded.value, output)
  return opened.ok ? toOk({ key, record: opened.value, bucket: address }) : toProblem('garbled')
}

function isSamePlace(one: DestinationBucketAddress, other: DestinationBucketAddress): boolean {
  return one.epoch === other.epoch && one.bits === other.bits && one.index === other.index
}
