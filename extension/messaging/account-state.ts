import type { listMyShops } from '#shared/contract/claims'
import type { OutputOf } from '#shared/contract/endpoint'
import type { AccountProblem } from '#shared/device/api/call-endpoint'
import type { ProfileKey } from '#shared/domain/subject'

/** What happened to the session, where that needs saying. `ended`: the server knows it no more. */
export type SessionTrouble = 'ended' | 'sign-in-failed' | 'offline'

/** Who is signed in, for the windows of the extension; the token stays in the background. */
export interface AccountState {
  isSignedIn: boolean
  /** A tab is open in which somebody is signing in. */
  isSigningIn: boolean
  /** Masked, as the person recognises them; null where they could not be asked for. */
  contacts: readonly string[] | null
  trouble: SessionTrouble | null
  isWitness: boolean
  /** Verifiers and leads of the desk. */
  isAtDesk: boolean
  /** Claims on the page are looked for whenever the popup opens. */
  isDeskOpen: boolean
}

/** Shops, claims and desk roles of whoever is signed in. */
export type MyShops = OutputOf<typeof listMyShops>

/** A pending claim on a profile of the page, for the desk. `unread`: its own page is not the one in front. */
export interface DeskClaim {
  id: string
  key: ProfileKey
  shopName: string
  code: string
  createdAt: string
  witnesses: number
  seen: 'found' | 'absent' | 'unread'
}

export type DeskAnswer =
  | { state: 'found'; claims: DeskClaim[] }
  | { state: 'failed'; problem: AccountProblem }

/** `absent`: the code does not stand there now. `known`: it counts for nothing new. */
export type DeskWitness = 'counted' | 'known' | 'absent' | 'failed'
