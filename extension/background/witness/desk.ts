import { createWitness, findPendingClaims } from '#shared/contract/claims'
import type { OutputOf } from '#shared/contract/endpoint'
import type { ProfileKey } from '#shared/domain/subject'
import { findClaimCodes } from '#shared/rules/claim-code'
import type { Lookup } from '../../lookup/lookup.ts'
import type { DeskAnswer, DeskClaim, DeskWitness } from '../../messaging/account-state.ts'
import { type OwnerReading, readOwnerText } from '../../platform/owner-text.ts'
import { defineItem } from '../../platform/stored-item.ts'
import type { Account } from '../account/account.ts'
import type { AccountStore } from '../account/account-store.ts'
import { isAtDesk, type MyShopList } from '../account/my-shops.ts'
import { createSighting } from './create-sighting.ts'

type PendingClaim = OutputOf<typeof findPendingClaims>['claims'][number]

/** As the server told them last: a code is sent back only where it came from there. */
const claimsItem = defineItem<PendingClaim[]>('session', 'desk-claims', [])

export interface DeskParts {
  account: Account
  store: AccountStore
  shops: MyShopList
  lookup: Pick<Lookup, 'readServerTime'>
}

/** Pending claims on the page that a verifier or lead is looking at. */
export class Desk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** Only ever because a person of the desk asked for it: it tells the server whose profiles the page shows. */
  async findClaims(keys: ProfileKey[], tabId: number): Promise<DeskAnswer> {
    const { account, shops } = this.#parts
    if (!isAtDesk(await shops.read())) return { state: 'failed', problem: 'forbidden' }
    const [called, reading] = await Promise.all([
      account.call(findPendingClaims, { body: { keys } }),
      readOwnerText(tabId),
    ])
    if (!called.ok) return { state: 'failed', problem: called.problem }
    const claims = called.value.claims.filter(({ key }) => keys.includes(key))
    await claimsItem.setValue(claims)
    return { state: 'found', claims: claims.map(claim => toDeskClaim(claim, reading)) }
  }

  /** Says that a code stands on the page in front, having looked again. */
  async witness(id: string, tabId: number): Promise<DeskWitness> {
    const { account, store, lookup } = this.#parts
    const claim = (await claimsItem.getValue()).find(known => known.id === id)
    const reading = await readOwnerText(tabId)
    if (!claim || !reading || toDeskClaim(claim, reading).seen !== 'found') return 'absent'
    const sighting = await createSighting(reading, store, await lookup.readServerTime())
    const called = await account.call(createWitness, { body: { ...sighting, code: claim.code } })
    if (!called.ok) return 'failed'
    return called.value.isCounted ? 'counted' : 'known'
  }
}

function toDeskClaim(claim: PendingClaim, reading: OwnerReading | null): DeskClaim {
  const { id, key, shopName, code, createdAt, witnesses } = claim
  const isHere = reading?.key === key
  const seen = isHere ? (findClaimCodes(reading.text).includes(code) ? 'found' : 'absent') : 'unread'
  return { id, key, shopName, code, createdAt, witnesses, seen }
}
