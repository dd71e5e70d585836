import { getList } from '#shared/contract/snapshots'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import type { Snapshot } from '#shared/domain/snapshot'
import { applyDelta, decodeFull, type ListFile, type ListKind } from '#shared/rules/list-file'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { logOnce } from '../platform/logger.ts'

type Prefixes = Uint32Array<ArrayBuffer>
type List = Snapshot['list']
type FetchFile = (file: { url: string }) => Promise<Result<Uint8Array, LookupProblem>>

/** A list on this device, and what its snapshot said of it. */
interface HeldList {
  list: List
  prefixes: Prefixes
}

/**
 * The list that a snapshot names: the one that is held, or that one taken on step by step, or the full file. Every
 * file is checked against the manifest's SHA-256, and the list that comes of a step against the checksum in it; a
 * step that does not fit costs a full file, never a wrong list.
 */
export async function fetchList(
  kind: ListKind,
  list: List,
  held: HeldList | null,
  fetchFile: FetchFile,
): Promise<Result<Prefixes, LookupProblem>> {
  const steps = held && findSteps(list, held.list)
  if (held && steps) {
    const start = { kind, version: held.list.version, prefixes: held.prefixes }
    const stepped = await followSteps(start, steps, fetchFile)
    if (stepped.ok && stepped.value.length === list.keys) return stepped
    // Without network the full file is as far away.
    if (!stepped.ok && (stepped.problem === 'offline' || stepped.problem === 'slow')) return stepped
    logOnce('steps of the local list do not fit, taking the full file')
  }
  const file = await fetchFile(list.full)
  if (!file.ok) return file
  const decoded = await decodeFull(file.value)
  const isNamed =
    decoded.ok && isOf(decoded.value, kind, list.version) && decoded.value.prefixes.length === list.keys
  return isNamed ? toOk(decoded.value.prefixes) : toProblem('garbled')
}

/** The steps from the held list to the new one, none when they are the same; null when they do not connect. */
function findSteps(list: List, held: List): List['steps'] | null {
  if (held.version === list.version) return held.full.url === list.full.url ? [] : null
  const first = list.steps.findIndex(({ from }) => from === held.version)
  if (first < 0) return null
  const steps = list.steps.slice(first)
  const isConnected = steps.every(({ from }, i) => i === 0 || from === steps[i - 1]?.to)
  return isConnected && steps.at(-1)?.to === list.version ? steps : null
}

async function followSteps(
  start: ListFile,
  steps: List['steps'],
  fetchFile: FetchFile,
): Promise<Result<Prefixes, LookupProblem>> {
  let list = start
  for (const step of steps) {
    const file = await fetchFile(step)
    if (!file.ok) return file
    const next = await applyDelta(list, file.value)
    if (!next.ok || !isOf(next.value, start.kind, step.to)) return toProblem('garbled')
    list = next.value
  }
  return toOk(list.prefixes)
}

function isOf(file: ListFile, kind: ListKind, version: number): boolean {
  return file.kind === kind && file.version === version
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
