import type { DestinationOwner, DestinationRecord } from '#shared/domain/destination'
import type { DestinationKey } from '#shared/domain/subject'
import type { DestinationCounts, Finding, SellerTag } from '#shared/domain/verdict'
import { type FindingGroup, verdictOf } from '#shared/rules/verdict-of'

/** What money is sent to: the part of a destination key before its first colon, both forms of QRIS as one. */
export type DestinationKind = keyof DestinationCounts

/** The shop that a number is asked about: whose page it stands on, or who is said to own it. */
export interface ShopInQuestion {
  /** Null where no shop has claimed the profile; then there is nobody whose register could be asked. */
  sellerTag: SellerTag | null
  destinations: DestinationCounts
}

export interface DestinationQuestion {
  /** Null: the server has nothing on record of this number. */
  record: DestinationRecord | null
  kind: DestinationKind
  shop: ShopInQuestion | null
}

/** Whose a number is on record as. `others` are verified shops, not the one in question; the last checked first. */
export type DestinationBond =
  | { state: 'own'; checkedAt: string; others: DestinationOwner[] }
  /** The shop registered `registered` numbers of this kind, and this is none of them. */
  | { state: 'other'; registered: number; others: DestinationOwner[] }
  /** The shop registered no number of this kind: this one not being among them says nothing. */
  | { state: 'unregistered'; others: DestinationOwner[] }
  /** No shop is in question, and at least one is on record. */
  | { state: 'owned'; others: DestinationOwner[] }
  | { state: 'none' }

/** What is said of a number: a finding where there is one, else whose it is. Nothing here ever means *safe*. */
export interface DestinationVerdict {
  state: 'severe' | 'reported' | 'disputed' | DestinationBond['state']
  bond: DestinationBond
  counted: FindingGroup
  /** Findings whose appeal we are late with: named, not counted. */
  disputed: FindingGroup
  resolved: Finding[]
}

const nothingElse = {
  facts: [],
  claims: [],
  credentials: [],
  reviews: { all: [0, 0, 0, 0, 0], proven: [0, 0, 0, 0, 0] },
  boundTo: null,
}

/**
 * What may be said of one number. Pure and total; `now` in milliseconds since the epoch. Findings count as those on
 * profiles do and come before everything else, whoever the number belongs to.
 */
export function destinationVerdictOf(question: DestinationQuestion, now: number): DestinationVerdict {
  const { findings = [], appeals = [] } = question.record ?? {}
  const { verdict, severe, counted, disputed, resolved } = verdictOf(
    { ...nothingElse, findings, appeals },
    now,
  )
  const bond = bondOf(question)
  const found = { bond, counted, disputed, resolved }
  if (verdict === 'reported') return { ...found, state: severe ? 'severe' : 'reported' }
  return { ...found, state: verdict === 'disputed' ? 'disputed' : bond.state }
}

export function toDestinationKind(key: DestinationKey): DestinationKind {
  const kind = key.slice(0, key.indexOf(':'))
  return kind === 'qris-pan' ? 'qris' : (kind as DestinationKind)
}

function bondOf({ record, kind, shop }: DestinationQuestion): DestinationBond {
  const owners = (record?.owners ?? []).toSorted((a, b) => Date.parse(b.checkedAt) - Date.parse(a.checkedAt))
  if (!shop || shop.sellerTag === null) {
    return owners.length > 0 ? { state: 'owned', others: owners } : { state: 'none' }
  }
  const own = owners.find(owner => owner.sellerTag === shop.sellerTag)
  const others = owners.filter(owner => owner.sellerTag !== shop.sellerTag)
  if (own) return { state: 'own', checkedAt: own.checkedAt, others }
  const registered = shop.destinations[kind]
  return registered > 0 ? { state: 'other', registered, others } : { state: 'unregistered', others }
}
