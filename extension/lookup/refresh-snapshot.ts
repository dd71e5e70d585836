import { getSnapshot } from '#shared/contract/snapshots'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import { parseManifest } from '#shared/domain/snapshot'
import { isSignedBy } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { compareSnapshots } from '#shared/rules/snapshot-order'
import type { Server } from '../platform/storage-items.ts'
import { createFetchFile, fetchList } from './fetch-list.ts'
import type { HeldSnapshot, HeldStore } from './held-store.ts'

/**
 * Gets the newest snapshot and its lists, and stores all or nothing. A snapshot that none of the server's keys has
 * signed, one older than the one held, and a list that is not the one the snapshot names are refused; what is held
 * stays. Older is who was published earlier: versions count anew where a server had to begin anew. Answers whether
 * data changed.
 */
export async function refreshSnapshot(
  store: HeldStore,
  server: Server,
  signal: AbortSignal,
  onServerTime: (ms: number) => void,
): Promise<Result<boolean, LookupProblem>> {
  const { apiUrl, keys } = server
  const held = await readHeld(store, server)
  const called = await callEndpoint(getSnapshot, {}, { baseUrl: apiUrl, signal, onServerTime })
  if (!called.ok) return toProblem(toLookupProblem(called.problem))
  if (!called.value.isChanged) return toOk(false)
  const signed = called.value.value
  // Nothing in it is looked at before it is known whose it is.
  const snapshot = (await isSignedBy(keys, signed)) ? parseManifest(signed.manifest) : null
  const order = snapshot ? compareSnapshots(snapshot, held?.snapshot ?? null) : 'refused'
  if (order === 'same') return toOk(false)
  if (!snapshot || order === 'refused') return toProblem('garbled')
  const fetchFile = createFetchFile(apiUrl, signal)
  const heldProfiles = held && { ...held.profiles, list: held.snapshot.list }
  const profiles = await fetchList('profiles', snapshot.list, heldProfiles, fetchFile)
  if (!profiles.ok) return profiles
  const heldSkeletons = held && { ...held.skeletons, list: held.snapshot.skeletons }
  const skeletons = await fetchList('skeletons', snapshot.skeletons, heldSkeletons, fetchFile)
  if (!skeletons.ok) return skeletons
  const lists = { profiles: profiles.value, skeletons: skeletons.value }
  await store.writeSnapshot({ apiUrl, keyId: signed.keyId, snapshot, ...lists })
  return toOk(true)
}

/** What is held of this server; data of another one, or signed by a key that is trusted no more, count as nothing. */
export async function readHeld(store: HeldStore, { apiUrl, keys }: Server): Promise<HeldSnapshot | null> {
  const held = await store.readSnapshot()
  return held?.apiUrl === apiUrl && keys.some(({ id }) => id === held.keyId) ? held : null
}
