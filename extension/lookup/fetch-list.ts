import { getList } from '#shared/contract/snapshots'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import type { PublishedList } from '#shared/domain/snapshot'
import { decodeFull, toListDigest } from '#shared/rules/list-file'
import { type HeldList, type ListPlan, planList, takeSteps } from '#shared/rules/list-plan'
import type { ListKind, ListProblem } from '#shared/rules/list-section'
import { decodeStep, type ListStep } from '#shared/rules/list-step'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { logOnce } from '../platform/logger.ts'

type FetchFile = (file: { url: string }) => Promise<Result<Uint8Array, LookupProblem>>
/** `misfit`: a file that says another thing than the manifest says of it. */
type Refusal = ListProblem | 'broken-steps' | 'misfit'

/**
 * The list that a snapshot names: the one that is held, or that one after the steps that it lacks, or the whole list
 * and its steps. Every file is checked against the manifest's SHA-256, and so is the list that comes of them; steps
 * that do not fit cost a whole list, never a wrong one.
 */
export async function fetchList(
  kind: ListKind,
  list: PublishedList,
  held: (HeldList & { list: PublishedList }) | null,
  fetchFile: FetchFile,
): Promise<Result<HeldList, LookupProblem>> {
  if (held && held.list.version === list.version && held.list.sha256 === list.sha256)
    return toOk({ prefixes: held.prefixes, steps: held.steps })
  const plan = planList(list, held ? [held.list.version, ...held.steps.map(({ from }) => from)] : [])
  if (!plan.ok) return refuse(kind, plan.problem)
  const taken = await followPlan(kind, list, plan.value, held, fetchFile)
  // Without network the whole list is as far away.
  if (taken.ok || plan.value.isFull || taken.problem === 'offline' || taken.problem === 'slow') return taken
  const whole = planList(list, [])
  return whole.ok ? followPlan(kind, list, whole.value, null, fetchFile) : refuse(kind, whole.problem)
}

async function followPlan(
  kind: ListKind,
  list: PublishedList,
  plan: ListPlan,
  held: HeldList | null,
  fetchFile: FetchFile,
): Promise<Result<HeldList, LookupProblem>> {
  const steps = await fetchSteps(kind, plan, fetchFile)
  if (!steps.ok) return steps
  const base = await fetchBase(kind, list, plan, held, fetchFile)
  if (!base.ok) return base
  const next = takeSteps(base.value, plan, steps.value, list)
  const isNamed = next.prefixes.length === list.keys && (await toListDigest(next.prefixes)) === list.sha256
  return isNamed ? toOk(next) : refuse(kind, 'checksum')
}

/** The list to which the steps of a plan are applied. */
async function fetchBase(
  kind: ListKind,
  { full }: PublishedList,
  { isFull }: ListPlan,
  held: HeldList | null,
  fetchFile: FetchFile,
): Promise<Result<HeldList, LookupProblem>> {
  if (held && !isFull) return toOk(held)
  const file = await fetchFile(full)
  if (!file.ok) return file
  const decoded = await decodeFull(file.value)
  if (!decoded.ok) return refuse(kind, decoded.problem)
  const isNamed = decoded.value.kind === kind && decoded.value.version === full.version
  return isNamed ? toOk({ prefixes: decoded.value.prefixes, steps: [] }) : refuse(kind, 'misfit')
}

async function fetchSteps(
  kind: ListKind,
  plan: ListPlan,
  fetchFile: FetchFile,
): Promise<Result<ListStep[], LookupProblem>> {
  const files = await Promise.all(plan.steps.map(fetchFile))
  const steps: ListStep[] = []
  for (const [i, file] of files.entries()) {
    if (!file.ok) return file
    const step = decodeStep(file.value)
    if (!step.ok) return refuse(kind, step.problem)
    const { from, to, changed } = step.value
    const named = plan.steps[i]
    if (step.value.kind !== kind || from !== named?.from || to !== named.to) return refuse(kind, 'misfit')
    steps.push({ from, to, changed })
  }
  return toOk(steps)
}

function refuse(kind: ListKind, reason: Refusal): Result<never, LookupProblem> {
  logOnce(`the list of ${kind} that came is refused: ${reason}`)
  return toProblem('garbled')
}

/** Gets files of this server, each checked against its name. */
export function createFetchFile(apiUrl: string, signal: AbortSignal): FetchFile {
  return file => fetchListFile(file, apiUrl, signal)
}

async function fetchListFile(
  { url }: { url: string },
  apiUrl: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array, LookupProblem>> {
  const sha256 = url.slice(url.lastIndexOf('/') + 1)
  const called = await callEndpoint(getList, { params: { sha256 } }, { baseUrl: apiUrl, signal })
  if (!called.ok) return toProblem(toLookupProblem(called.problem))
  if (!called.value.isChanged) return toProblem('garbled')
  const bytes = new Uint8Array(called.value.value)
  return (await toSha256(bytes)) === sha256 ? toOk(bytes) : toProblem('garbled')
}
