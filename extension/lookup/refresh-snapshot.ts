import { getSnapshot } from '#shared/contract/snapshots'
import { parseManifest } from '#shared/domain/snapshot'
import { isSignedBy } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { callEndpoint } from '../api/call-endpoint.ts'
import type { LookupProblem } from '../messaging/lookup-answer.ts'
import type { Server } from '../platform/storage-items.ts'
import { createFetchFile, fetchList } from './fetch-list.ts'
import type { HeldSnapshot, HeldStore } from './held-store.ts'
import { toLookupProblem } from './lookup-problem.ts'

/**
 * Gets the newest snapshot and its list, and stores both or neither. A snapshot that none of the server's keys has
 * signed, one older than the one held, and a list that is not the one the snapshot names, are refused; the old pair stays. Answers whether data changed.
 */
export async function refreshSnapshot(
  store: HeldStore,
  { apiUrl, keys }: Server,
  signal: AbortSignal,
  onServerTime: (ms: number) => void,
): Promise<Result<boolean, LookupProblem>> {
  const held = await readHeld(store, apiUrl)
  const called = await callEndpoint(getSnapshot, {}, { baseUrl: apiUrl, signal, onServerTime })
  if (!called.ok) return toProblem(toLookupProblem(called.problem))
  if (!called.value.isChanged) return toOk(false)
  const signed = called.value.value
  // Nothing in it is looked at before it is known whose it is.
  const snapshot = (await isSignedBy(keys, signed)) ? parseManifest(signed.manifest) : null
  if (!snapshot) return toProblem('garbled')
  if (held && snapshot.version < held.snapshot.version) return toProblem('garbled')
  if (held && snapshot.version === held.snapshot.version) return toOk(false)
  const fetchFile = createFetchFile(apiUrl, signal)
  const heldList = held && { list: held.snapshot.list, prefixes: held.prefixes }
  const prefixes = await fetchList('profiles', snapshot.list, heldList, fetchFile)
  if (!prefixes.ok) return prefixes
  const heldSkeletons = held && { list: held.snapshot.skeletons, prefixes: held.skeletons }
  const skeletons = await fetchList('skeletons', snapshot.skeletons, heldSkeletons, fetchFile)
  if (!skeletons.ok) return skeletons
  await store.writeSnapshot({ apiUrl, snapshot, prefixes: prefixes.value, skeletons: skeletons.value })
  return toOk(true)
}

/** What is held of this server; data of another one count as nothing. */
export async function readHeld(store: HeldStore, apiUrl: string): Promise<HeldSnapshot | null> {
  const held = await store.readSnapshot()
  return held?.apiUrl === apiUrl ? held : null
}
