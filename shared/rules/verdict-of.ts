import type { PlatformIdTag } from '#shared/domain/subject'
import type {
  Appeal,
  Claim,
  Credential,
  Fact,
  FactKind,
  Finding,
  Verdict,
  VerdictInputs,
} from '#shared/domain/verdict'
import { addDays, addMonths } from '#shared/rules/dates'
import { type Rating, toRating } from '#shared/rules/review-mean'

/** Control must have been seen again within so many days for a shop to stay verified. */
export const controlSeenDays = 90
/** Findings are shown until so many months after the last of them. */
export const findingMonths = 24
/** Published thresholds of the red octagon. */
export const severeIncidents = 2
export const severeAmount = 5_000_000

/** Facts that lead to `caution`. */
export const warningKinds: ReadonlySet<FactKind> = new Set(['look-alike', 'id-changed', 'suspended'])
const noReviews = [0, 0, 0, 0, 0]

/** Public inputs of one subject, and the platform id that the page shows, as a tag like `boundTo`. */
export interface VerdictQuestion extends VerdictInputs {
  /** Tag of the id that the inputs speak of, null when none is known. */
  boundTo: PlatformIdTag | null
  /** Tag of the id seen on the page; absent where the page shows none. */
  platformIdSeen?: PlatformIdTag | undefined
}

/** A group of findings, summed up for one sentence. */
export interface FindingGroup {
  findings: Finding[]
  /** Independent incidents: several reports of one incident count once. */
  incidents: number
  /** Rupiah lost; of one incident the largest amount. */
  amount: number
  replied: number
  /** When the earliest open appeal on one of them was filed. */
  appealedSince: string | null
}

/** One thing that was checked, and when. `control` is the profile itself. */
export interface Check {
  kind: 'control' | Credential['kind']
  at: string
}

export interface VerdictResult {
  verdict: Verdict
  /** Red octagon instead of the amber triangle; only with `reported`. */
  severe: boolean
  counted: FindingGroup
  /** Findings whose appeal we are late with: named, not counted. */
  disputed: FindingGroup
  resolved: Finding[]
  warnings: Fact[]
  notes: Fact[]
  checks: Check[]
  verifiedSince: string | null
  rating: Rating
  /** False where a platform id is bound but the page shows none to compare with. */
  idChecked: boolean
}

/**
 * What a badge may say, from public inputs alone. Pure and total; `now` in milliseconds since the epoch.
 * The order of the rows is the promise: an active finding outranks any verification.
 */
export function verdictOf(question: VerdictQuestion, now: number): VerdictResult {
  const inputs = boundInputs(question, now)
  const openAppeals = new Map(inputs.appeals.map(appeal => [appeal.finding, appeal]))
  const shown = unlapsed(inputs.findings, now)
  const active = shown.filter(finding => finding.resolvedAt === null)
  const isLate = ({ id }: Finding) => isPast(openAppeals.get(id)?.deadlineAt, now)
  const counted = groupOf(
    active.filter(finding => !isLate(finding)),
    openAppeals,
  )
  const disputed = groupOf(active.filter(isLate), openAppeals)
  const verification = verificationOf(inputs.claims, inputs.credentials, now)
  const result = {
    counted,
    disputed,
    resolved: shown.filter(finding => finding.resolvedAt !== null),
    warnings: inputs.facts.filter(fact => warningKinds.has(fact.kind)),
    notes: inputs.facts.filter(fact => !warningKinds.has(fact.kind)),
    checks: verification.checks,
    verifiedSince: verification.since,
    rating: toRating(inputs.reviews),
    idChecked: question.boundTo === null || question.platformIdSeen !== undefined,
  }
  const verdict = firstRow(result, inputs.claims.length > 0)
  const isSevere = counted.incidents >= severeIncidents || counted.amount >= severeAmount
  return { ...result, verdict, severe: verdict === 'reported' && isSevere }
}

function firstRow(found: Omit<VerdictResult, 'verdict' | 'severe'>, hasClaim: boolean): Verdict {
  if (found.counted.findings.length > 0) return 'reported'
  if (found.disputed.findings.length > 0) return 'disputed'
  if (found.warnings.length > 0) return 'caution'
  if (found.verifiedSince !== null) return 'verified'
  if (hasClaim) return 'claimed'
  const hasNote = found.rating.count > 0 || found.notes.length > 0 || found.resolved.length > 0
  return hasNote ? 'noted' : 'none'
}

/** A handle whose id changed never inherits the old verdict: everything goes, the change is told. */
function boundInputs(question: VerdictQuestion, now: number): VerdictInputs {
  const { boundTo, platformIdSeen } = question
  if (boundTo === null || platformIdSeen === undefined || boundTo === platformIdSeen) return question
  return {
    facts: [{ kind: 'id-changed', at: new Date(now).toISOString() }],
    findings: [],
    appeals: [],
    claims: [],
    credentials: [],
    reviews: { all: noReviews, proven: noReviews },
  }
}

function unlapsed(findings: Finding[], now: number): Finding[] {
  const last = Math.max(...findings.map(finding => Date.parse(finding.at)))
  return now < addMonths(last, findingMonths) ? findings : []
}

/** At the deadline itself we are late: "until" excludes its end. */
function isPast(instant: string | undefined, now: number): boolean {
  return instant !== undefined && Date.parse(instant) <= now
}

function groupOf(findings: Finding[], appeals: ReadonlyMap<string, Appeal>): FindingGroup {
  const amounts = new Map<string, number>()
  for (const { incident, amount } of findings) {
    amounts.set(incident, Math.max(amount, amounts.get(incident) ?? 0))
  }
  const appealed = findings.flatMap(({ id }) => appeals.get(id)?.at ?? []).sort()
  return {
    findings,
    incidents: amounts.size,
    amount: [...amounts.values()].reduce((sum, amount) => sum + amount, 0),
    replied: findings.filter(finding => finding.replied).length,
    appealedSince: appealed[0] ?? null,
  }
}

function verificationOf(claims: Claim[], credentials: Credential[], now: number) {
  const claim = claims.toSorted((a, b) => Date.parse(b.seenAt) - Date.parse(a.seenAt))[0]
  const valid = credentials.filter(({ expiresAt }) => !isPast(expiresAt ?? undefined, now))
  const checks: Check[] = valid.map(({ kind, checkedAt }) => ({ kind, at: checkedAt }))
  if (claim) checks.push({ kind: 'control', at: claim.seenAt })
  const isSeen = claim !== undefined && now < addDays(Date.parse(claim.seenAt), controlSeenDays)
  const firstChecked = valid.map(({ checkedAt }) => checkedAt).sort()[0]
  const since = isSeen && firstChecked ? laterOf(claim.provenAt, firstChecked) : null
  return { checks, since }
}

function laterOf(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}
