import { createMarkSighting, createWitness } from '#shared/contract/claims'
import type { AccountProblem } from '#shared/device/api/call-endpoint'
import type { ProfileKey } from '#shared/domain/subject'
import type { ClaimCodeHash } from '#shared/domain/verdict'
import { findClaimCodes, findShopMarks, toClaimCodeHash } from '#shared/rules/claim-code'
import type { Result } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import { profileOfUrl } from '#shared/rules/subject-key'
import type { Lookup } from '../../lookup/lookup.ts'
import { isOwnerPage, type OwnerReading, readOwnerText } from '../../platform/owner-text.ts'
import type { Account } from '../account/account.ts'
import type { AccountStore } from '../account/account-store.ts'
import { createSighting } from './create-sighting.ts'

/** A page is read until it says the same twice: after a click parts of it may still be the page before. */
const readingsMs = [1_500, 1_500, 2_500, 4_000, 6_000]
/** The server takes what is minutes old no more. */
const retriesMs = [0, 3_000, 12_000]
const weekMs = 7 * 86_400_000
/** Codes live for two days: what is older is sent by nobody, and need not be remembered. */
const rememberedMs = 30 * 86_400_000

/** What is looked for on a profile. */
interface Wanted {
  codes: ClaimCodeHash[]
  /** How the sighting of its mark is remembered; null where it is not due. */
  markId: string | null
}

export interface WitnessParts {
  account: Account
  store: AccountStore
  lookup: Pick<Lookup, 'findClaims' | 'readServerTime'>
  wait?: (ms: number) => Promise<void>
}

/** Tells the server of codes and marks that this device sees, where its owner wants that. See account.design.md. */
export class Witness {
  readonly #account: Account
  readonly #store: AccountStore
  readonly #lookup: WitnessParts['lookup']
  readonly #wait: (ms: number) => Promise<void>
  /** What each tab shows while it is being read. */
  readonly #visits = new Map<number, string>()

  constructor({ account, store, lookup, wait }: WitnessParts) {
    this.#account = account
    this.#store = store
    this.#lookup = lookup
    this.#wait = wait ?? (ms => new Promise(resolve => setTimeout(resolve, ms)))
  }

  /** A tab shows another page. It is read only where something is looked for there. */
  async see(tabId: number, url: string): Promise<void> {
    if (!isOwnerPage(url) || this.#visits.get(tabId) === url) return
    this.#visits.set(tabId, url)
    try {
      await this.#visit(tabId, url)
    } finally {
      if (this.#visits.get(tabId) === url) this.#visits.delete(tabId)
    }
  }

  async #visit(tabId: number, url: string): Promise<void> {
    if (!(await this.#isOn())) return
    const profile = profileOfUrl(url)
    // The address of a thing for sale names no seller: there the page has to be read to know for whom to look.
    if (profile && !(await this.#findWanted(profile.key))) return
    let last: OwnerReading | null = null
    for (const ms of readingsMs) {
      await this.#wait(ms)
      if (this.#visits.get(tabId) !== url) return
      const reading: OwnerReading | null = await readOwnerText(tabId)
      if (reading && JSON.stringify(reading) === JSON.stringify(last)) return this.#compare(reading)
      last = reading
    }
  }

  async #isOn(): Promise<boolean> {
    const [session, { isWitness }] = await Promise.all([this.#account.findSession(), this.#store.read()])
    return isWitness && session !== null
  }

  async #findWanted(key: ProfileKey): Promise<Wanted | null> {
    const [claims, { sighted }, markId] = await Promise.all([
      this.#lookup.findClaims(key),
      this.#store.read(),
      toMarkId(key),
    ])
    if (!claims) return null
    const { pendingCodes, seenAt } = claims
    const now = Date.now()
    const codes = pendingCodes.filter(code => sighted[code] === undefined)
    const isDue = seenAt !== null && now - seenAt > weekMs && now - (sighted[markId] ?? 0) > weekMs
    return codes.length > 0 || isDue ? { codes, markId: isDue ? markId : null } : null
  }

  async #compare(reading: OwnerReading): Promise<void> {
    const wanted = await this.#findWanted(reading.key)
    if (!wanted) return
    const sighting = await createSighting(reading, this.#store, await this.#lookup.readServerTime())
    for (const code of findClaimCodes(reading.text)) {
      const hash = await toClaimCodeHash(reading.key, code)
      if (!wanted.codes.includes(hash)) continue
      await this.#send(hash, () => this.#account.call(createWitness, { body: { ...sighting, code } }))
    }
    const { markId } = wanted
    const [slug] = findShopMarks(reading.text)
    if (markId === null || slug === undefined) return
    await this.#send(markId, () => this.#account.call(createMarkSighting, { body: { ...sighting, slug } }))
  }

  /** Says it once. Without an answer the same is said again, as long as it is fresh. */
  async #send(id: string, call: () => Promise<Result<unknown, AccountProblem>>): Promise<void> {
    for (const ms of retriesMs) {
      if (ms > 0) await this.#wait(ms)
      if (!(await this.#isOn())) return
      const called = await call()
      if (called.ok) return this.#remember(id)
      if (!isPassing(called.problem)) return
    }
  }

  async #remember(id: string): Promise<void> {
    const now = Date.now()
    await this.#store.change(({ sighted }) => {
      const recent = Object.entries(sighted).filter(([, at]) => now - at < rememberedMs)
      return { sighted: { ...Object.fromEntries(recent), [id]: now } }
    })
  }
}

function isPassing(problem: AccountProblem): boolean {
  return problem === 'offline' || problem === 'slow' || problem === 'server'
}

/** Not the profile itself: what stands on the disk need not list whose pages were looked at. */
async function toMarkId(key: ProfileKey): Promise<string> {
  return (await toSha256(`amanah/mark-sighting/v1/${key}`)).slice(0, 16)
}
