import { getSnapshot } from '#shared/contract/snapshots'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { toBucketAddress } from '#shared/device/lookup/bucket-cache'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import { toLookupProblem } from '#shared/device/lookup/lookup-problem'
import { parseManifest, type Snapshot } from '#shared/domain/snapshot'
import type { PinnedKey, SignedText } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { compareSnapshots } from '#shared/rules/snapshot-order'
import type { DataStore } from './cache-store.ts'
import { isSigned } from './is-signed.ts'

/** The snapshot in force, who signed it, and why nothing newer could be had, if so. */
export interface Basis {
  snapshot: Snapshot
  signerId: string
  problem: LookupProblem | null
}

export interface SnapshotKeeperOptions {
  apiUrl: string
  keys: readonly PinnedKey[]
  store: DataStore
  now: () => number
}

type Held = Omit<Basis, 'problem'>

/** The newest snapshot that this page may believe; what is refused leaves the one held as it is. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions
  #held: Held | null = null
  #isLoaded = false
  #last: { checkedAt: number; problem: LookupProblem | null } | null = null

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options
  }

  /** Asks for a newer one unless that was done less than `ageMs` ago; after a failure always. */
  async read(ageMs: number): Promise<Result<Basis, LookupProblem>> {
    if (!this.#isLoaded) await this.#load()
    const now = this.#options.now()
    const last = this.#last
    const isFresh = last && !last.problem && now - last.checkedAt < ageMs && last.checkedAt <= now
    if (!isFresh) this.#last = { checkedAt: now, problem: await this.#refresh() }
    const problem = this.#last?.problem ?? null
    return this.#held ? toOk({ ...this.#held, problem }) : toProblem(problem ?? 'offline')
  }

  async #load(): Promise<void> {
    const signed = await this.#options.store.readSigned()
    this.#held = signed && (await this.#believe(signed))
    this.#isLoaded = true
  }

  async #refresh(): Promise<LookupProblem | null> {
    const { apiUrl, store } = this.#options
    const called = await callEndpoint(getSnapshot, {}, { baseUrl: apiUrl })
    if (!called.ok) return toLookupProblem(called.problem)
    if (!called.value.isChanged) return null
    const signed = called.value.value
    const next = await this.#believe(signed)
    const order = next ? compareSnapshots(next.snapshot, this.#held?.snapshot ?? null) : 'refused'
    if (order === 'same') return null
    if (!next || order === 'refused') return 'garbled'
    this.#held = next
    await store.writeSigned(signed, toBucketAddress(apiUrl, next.snapshot.bucketBits))
    return null
  }

  /** Nothing in it is looked at before it is known whose it is. */
  async #believe(signed: SignedText): Promise<Held | null> {
    const snapshot = (await isSigned(this.#options.keys, signed)) ? parseManifest(signed.manifest) : null
    return snapshot && { snapshot, signerId: signed.keyId }
  }
}
