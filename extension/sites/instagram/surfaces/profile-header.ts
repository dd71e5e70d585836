import type { SellerSighting } from '../../../content/site-adapter.ts'
import { profileOfPage } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** The handle in the header of a profile, where it is that of the address. */
export function readProfileHeader(document: Document, url: URL): SellerSighting[] {
  const profile = profileOfPage(url)
  if (!profile) return []
  const titles = Array.from(document.querySelectorAll(selectors.profileTitle.css))
  const title = titles.find(({ textContent }) => textContent?.trim().toLowerCase() === profile.handle)
  if (!title) return []
  const platformId = findPlatformId(document, profile.handle)
  return [{ surface: 'profile-header', profile, element: title, ...(platformId ? { platformId } : {}) }]
}

interface Account {
  handle: string
  id: string
}

const accounts = new WeakMap<Element, Account | null>()

/** The account's number from the data of the first load, if they speak of this handle. */
function findPlatformId(document: Document, handle: string): string | null {
  for (const block of document.querySelectorAll(selectors.embeddedData.css)) {
    const known = accounts.get(block)
    const account = known === undefined ? findAccount(block.textContent ?? '') : known
    accounts.set(block, account)
    if (account?.handle === handle) return account.id
  }
  return null
}

/**
 * The data of a profile page name the account's number and, in the request that they prepare, its handle. The blob
 * names the viewer and proposed accounts too, so no other `username` in it will do.
 */
function findAccount(text: string): Account | null {
  const id = /"name":"profilePage","params":\{[^{}]*"profile_id":"(\d{1,20})"/.exec(text)?.[1]
  const handle = /web_profile_info\\?\/","params":\{"query":\{"username":"([\w.]{1,30})"/.exec(text)?.[1]
  return id && handle ? { id, handle: handle.toLowerCase() } : null
}
