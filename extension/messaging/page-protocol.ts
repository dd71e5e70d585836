import type { LookupAnswer, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { Platform } from '#shared/domain/platform'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'

/** A seller that a page shows, as its content script knows it. */
export interface PageSeller {
  key: ProfileKey
  name: string | null
  platformId: string | null
  answer: LookupAnswer | null
}

export interface PageDescription {
  platform: Platform
  sellers: PageSeller[]
  /** False when the page owes a seller and none was found. */
  isReadable: boolean
}

/** A number that a page shows; one that serves several wallets has a key for each. */
export interface PageNumber {
  keys: readonly DestinationKey[]
  /** Who wrote the text that it stands in. */
  profile: ProfileQuestion | null
  holder: string | null
}

/**
 * Messages to a content script, from extension pages and the background only. `card/…` come from the card
 * frame, `page/…` from the popup, `lookup/changed` from the background when newer data or another language is in force.
 */
export interface PageMessages {
  'page/describe': { request: Record<never, never>; response: PageDescription }
  /** Null where no script reads numbers. */
  'page/numbers': { request: Record<never, never>; response: PageNumber[] | null }
  /** Scrolls to the seller's badge and flashes its ring once. */
  'page/locate': { request: { key: ProfileKey }; response: boolean }
  /** Opens the card at the seller's badge. */
  'page/open-card': { request: { key: ProfileKey }; response: boolean }
  'card/close': { request: Record<never, never>; response: null }
  /** Content height in CSS pixels, so that a short card is not drawn tall. */
  'card/resize': { request: { height: number }; response: null }
  'lookup/changed': { request: Record<never, never>; response: null }
}

export type PageMessageName = keyof PageMessages
