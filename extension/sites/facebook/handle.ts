import { createProfileReader } from '#shared/rules/profile-reader'
import type { ProfileRef } from '#shared/rules/subject-key'

/** The profile that a link of Facebook names, or null. */
export const toFacebookRef = createProfileReader('facebook', 'https://www.facebook.com/')

/** `/marketplace/item/…`, with Facebook’s variant for people who refuse to be tracked. */
export function isItemPage({ pathname }: URL): boolean {
  return /^\/marketplace\/(?:np\/)?item\/\d+/.test(pathname)
}

/** The seller whose Marketplace page this is, or null. */
export function sellerOfPage({ pathname }: URL): ProfileRef | null {
  return /^\/marketplace\/profile\/\d+/.test(pathname) ? toFacebookRef(pathname) : null
}
