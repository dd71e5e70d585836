import { getList, getSnapshot } from '#shared/contract/snapshots'
import { parseManifest, type Snapshot } from '#shared/domain/snapshot'
import { decodeList } from '#shared/rules/list-codec'
import { isSignedBy } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { type CallProblem, callEndpoint } from '../api/call-endpoint.ts'
import type { LookupProblem } from '../messaging/lookup-answer.ts'
import type { Server } from '../platform/storage-items.ts'
import type { HeldSnapshot, HeldStore } from './held-store.ts'

/**
 * Gets the newest snapshot and its list, and stores both or neither. A snapshot that none of the server's keys has
 * signed, one older than the one held, and a list that is not the one the snapshot names, are refused; the old pair stays. Answers whether data changed.
 */
export async function refreshSnapshot(
  store: HeldStore,
  { apiUrl, keys }: Server,
  signal: AbortSignal,
): Promise<Result<boolean, LookupProblem>> {
  const held = await readHeld(store, apiUrl)
  const called = await callEndpoint(getSnapshot, {}, { baseUrl: apiUrl, signal })
  if (!called.ok) return toProblem(toLookupProblem(called.problem))
  if (!called.value.isChanged) return toOk(false)
  const signed = called.value.value
  // Nothing in it is looked at before it is known whose it is.
  const snapshot = (await isSignedBy(keys, signed)) ? parseManifest(signed.manifest) : null
  if (!snapshot) return toProblem('garbled')
  if (held && snapshot.version < held.snapshot.version) return toProblem('garbled')
  if (held && snapshot.version === held.snapshot.version) return toOk(false)
  const prefixes =
    held?.snapshot.list.sha256 === snapshot.list.sha256
      ? toOk(held.prefixes)
      : await fetchPrefixes(snapshot, apiUrl, signal)
  if (!prefixes.ok) return prefixes
  await store.writeSnapshot({ apiUrl, snapshot, prefixes: prefixes.value })
  return toOk(true)
}

/** What is held of this server; data of another one count as nothing. */
export async function readHeld(store: HeldStore, apiUrl: string): Promise<HeldSnapshot | null> {
  const held = await store.readSnapshot()
  return held?.apiUrl === apiUrl ? held : null
}

/** A thing that the server should have and has not, or will not give just now, is the server's trouble. */
export function toLookupProblem(problem: CallProblem): LookupProblem {
  return problem === 'missing' || problem === 'limited' ? 'server' : problem
}

async function fetchPrefixes(
  snapshot: Snapshot,
  apiUrl: string,
  signal: AbortSignal,
): Promise<Result<Uint32Array<ArrayBuffer>, LookupProblem>> {
  const { sha256, keys } = snapshot.list
  const called = await callEndpoint(getList, { params: { sha256 } }, { baseUrl: apiUrl, signal })
  if (!called.ok) return toProblem(toLookupProblem(called.problem))
  if (!called.value.isChanged) return toProblem('garbled')
  const bytes = new Uint8Array(called.value.value)
  if ((await toSha256(bytes)) !== sha256) return toProblem('garbled')
  const decoded = decodeList(bytes, keys)
  return decoded.ok ? decoded : toProblem('garbled')
}
