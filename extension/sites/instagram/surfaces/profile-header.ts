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

const idsByBlock = new WeakMap<Element, Map<string, string | null>>()

/** The account's number from the data of the first load, if they speak of this handle. */
function findPlatformId(document: Document, handle: string): string | null {
  for (const block of document.querySelectorAll(selectors.embeddedData.css)) {
    const ids = idsByBlock.get(block) ?? new Map<string, string | null>()
    idsByBlock.set(block, ids)
    const known = ids.get(handle)
    const id = known === undefined ? idInBlock(block.textContent ?? '', handle) : known
    ids.set(handle, id)
    if (id) return id
  }
  return null
}

function idInBlock(text: string, handle: string): string | null {
  const id = /"profile_id":"(\d{1,20})"/.exec(text)?.[1]
  return id && text.includes(`"username":"${handle}"`) ? id : null
}
