import type { Platform } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import type { ProfileRef } from '#shared/rules/subject-key'

/** Kinds of places on a page where a seller is met. */
export type Surface = 'profile-header' | 'post-author' | 'video-author' | 'comment-author' | 'listing'

/** One place on the page where a seller's name stands. */
export interface SellerSighting {
  surface: Surface
  profile: ProfileRef
  /** The element that shows the name: its link, or its text where it is in none. The core finds the badge's place. */
  element: Element
  /** The platform's number for the account, only where this very page shows it. */
  platformId?: string
  /** The name as the page shows it. Hostile text: only ever rendered as text. */
  name?: string
}

/** All that the core knows of a site. Adapters only read; they never change the page. */
export interface SiteAdapter {
  platform: Platform
  /** Every sighting on the page as it stands. Called again and again; must be cheap and have no side effect. */
  readSightings(document: Document, url: URL): SellerSighting[]
  /**
   * The surface that a page at this address always has once it is loaded, or null when it may rightly show
   * nobody. A page that owes a surface and yields none is one that we cannot read.
   */
  owedSurface(url: URL): Surface | null
}

/**
 * The elements whose text a seller wrote: bio, caption, description. Called again and again; only reads.
 */
export type TextFinder = (document: Document, url: URL) => Element[]

/** What stands on a page where only the owner of a profile can write. */
export interface OwnerText {
  key: ProfileKey
  /** Only where this very page shows it for this profile. */
  platformId: string | null
  /** In the order of the page. */
  elements: readonly Element[]
}

/** Null where the page has no such place, or where it is not beyond doubt whose it is. */
export type OwnerTextReader = (document: Document, url: URL) => OwnerText | null

/** A selector as data: what it finds, why it lasts, and the fixture (under tests/fixtures/dom) that it must match. */
export interface SiteSelector {
  css: string
  reason: string
  fixture: string
}
