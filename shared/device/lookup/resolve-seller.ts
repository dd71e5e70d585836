import { findLookAlike } from '#shared/device/lookup/find-look-alike'
import type { LookupAnswer, LookupProblem, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { ResolveContext } from '#shared/device/lookup/resolve-context'
import type { PlatformIdTag, ProfileKey } from '#shared/domain/subject'
import type { VerdictInputs } from '#shared/domain/verdict'
import { findEntry as findInBucket, type HeldEntry } from '#shared/rules/bucket-file'
import { holdNow } from '#shared/rules/dates'
import { toPlatformIdTag, toSubjectHash } from '#shared/rules/subject-hash'
import { toPlatformIdKey, toProfileParts } from '#shared/rules/subject-key'
import { type VerdictResult, verdictOf } from '#shared/rules/verdict-of'

const nothingKnown: VerdictInputs = {
  facts: [],
  findings: [],
  appeals: [],
  claims: [],
  credentials: [],
  reviews: { all: [0, 0, 0, 0, 0], proven: [0, 0, 0, 0, 0] },
}

/**
 * Local list, then bucket, then the exact hash on the device, then the verdict. A seller who is not in the list
 * costs no request.
 */
export async function resolveSeller(
  question: ProfileQuestion,
  context: ResolveContext,
): Promise<LookupAnswer> {
  const { snapshot } = context
  const data = { version: snapshot.version, publishedAt: snapshot.publishedAt }
  const { platform } = toProfileParts(question.key)
  const idKey = question.platformId ? toPlatformIdKey(platform, question.platformId) : null
  const [byHandle, byId] = await Promise.all([
    findEntry(question.key, context),
    idKey ? findEntry(idKey, context) : nobody,
  ])
  const problem = byHandle.problem ?? byId.problem
  const missing = byHandle.isMissing || byId.isMissing
  if (missing) return { state: 'unknown', key: question.key, data, problem: problem ?? 'server' }
  const isUnlisted = !byHandle.entry && !byId.entry
  const imitated = isUnlisted ? await findLookAlike(question.key, context) : null
  if (imitated?.isMissing)
    return { state: 'unknown', key: question.key, data, problem: imitated.problem ?? 'server' }
  if (imitated?.realShop) return toLookAlike(question.key, imitated.realShop, imitated.problem, context)
  const result = await verdictFor(question, byHandle.entry, byId.entry, context)
  const isExpired = context.now >= Date.parse(snapshot.expires)
  const isOlder = byHandle.isOlder || byId.isOlder
  // Green needs data that are in force: neither past their date nor older than the snapshot they are shown under.
  if ((isExpired || isOlder) && (result.verdict === 'verified' || result.verdict === 'claimed')) {
    return {
      state: 'unknown',
      key: question.key,
      data,
      problem: isExpired ? 'expired' : (problem ?? 'server'),
    }
  }
  return {
    state: 'known',
    key: question.key,
    result,
    data,
    problem: isExpired ? 'expired' : (problem ?? context.problem),
  }
}

/** A fact of the device's own finding, dated as the data that it rests on. */
function toLookAlike(
  key: ProfileKey,
  realShop: ProfileKey,
  bucketProblem: LookupProblem | null,
  context: ResolveContext,
): LookupAnswer {
  const { version, publishedAt, expires } = context.snapshot
  const isExpired = context.now >= Date.parse(expires)
  const problem = isExpired ? 'expired' : (bucketProblem ?? context.problem)
  const facts = [{ kind: 'look-alike' as const, at: publishedAt }]
  const now = holdNow(context.now, Date.parse(publishedAt))
  const result = verdictOf({ ...nothingKnown, facts, boundTo: null }, now)
  return { state: 'known', key, result, data: { version, publishedAt }, problem, realShop }
}

const nobody: Found = { entry: null, problem: null }

interface Found {
  entry: HeldEntry | null
  problem: LookupProblem | null
  /** Listed, but its bucket could not be had. */
  isMissing?: boolean
  /** From a bucket of an older snapshot than the one in force. */
  isOlder?: boolean
}

/** What is on record under one key: list, then bucket, then the exact hash. */
export async function findEntry(
  key: ProfileKey,
  { mayBeListed, readBucket }: ResolveContext,
): Promise<Found> {
  const hash = await toSubjectHash(key)
  if (!mayBeListed(hash)) return { entry: null, problem: null }
  const { bucket, isOlder, problem } = await readBucket(hash)
  const entry = bucket && findInBucket(bucket, hash)
  // An old bucket without the seller says nothing: the list says that a newer one may have them.
  if (!bucket || (isOlder && !entry)) return { entry: null, problem, isMissing: true }
  return { entry, problem, isOlder }
}

/**
 * The entry under the account's id wins, for findings follow a rename. What the handle says counts only while it
 * is bound to this id; when it is not, that is a fact of its own.
 */
async function verdictFor(
  question: ProfileQuestion,
  byHandle: HeldEntry | null,
  byId: HeldEntry | null,
  { now, snapshot }: ResolveContext,
): Promise<VerdictResult> {
  const heldNow = holdNow(now, Date.parse(snapshot.publishedAt))
  const seen = question.platformId ? await toPlatformIdTag(question.key, question.platformId) : undefined
  const boundTo = byHandle?.platformIdTag ?? null
  if (!byId) return verdictOf({ ...(byHandle ?? nothingKnown), boundTo, platformIdSeen: seen }, heldNow)
  if (!isMoved(boundTo, seen))
    return verdictOf({ ...byId, boundTo: seen ?? null, platformIdSeen: seen }, heldNow)
  const change = { kind: 'id-changed' as const, at: new Date(heldNow).toISOString() }
  return verdictOf(
    { ...byId, facts: [...byId.facts, change], boundTo: seen ?? null, platformIdSeen: seen },
    heldNow,
  )
}

function isMoved(boundTo: PlatformIdTag | null, seen: PlatformIdTag | undefined): boolean {
  return boundTo !== null && seen !== undefined && boundTo !== seen
}
