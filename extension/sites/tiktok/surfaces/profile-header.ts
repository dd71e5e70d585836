import type { SellerSighting } from '../../../content/site-adapter.ts'
import { profileOfPage } from '../handle.ts'
import { selectors } from '../selectors.ts'

/** The handle in the header of a profile: identity from the address, place where it is written. */
export function readProfileHeader(document: Document, url: URL): SellerSighting[] {
  const profile = profileOfPage(url)
  if (!profile) return []
  const titles = Array.from(document.querySelectorAll(selectors.profileTitles.css))
  const isHandle = ({ textContent }: Element) => textContent?.trim().toLowerCase() === profile.handle
  const element = titles.find(isHandle)
  if (!element) return []
  const nickname = titles.find(title => !isHandle(title))?.textContent?.trim()
  const platformId = findPlatformId(document, profile.handle)
  return [
    {
      surface: 'profile-header',
      profile,
      element,
      ...(nickname ? { name: nickname } : {}),
      ...(platformId ? { platformId } : {}),
    },
  ]
}

interface Account {
  uniqueId: string
  id: string
}

const accounts = new WeakMap<Element, Account | null>()

/** The account's number from the data of the first load, if they speak of this handle. */
function findPlatformId(document: Document, handle: string): string | null {
  const block = document.querySelector(selectors.rehydration.css)
  if (!block) return null
  const known = accounts.get(block)
  const account = known === undefined ? readAccount(block.textContent ?? '') : known
  accounts.set(block, account)
  return account?.uniqueId.toLowerCase() === handle && /^\d{1,20}$/.test(account.id) ? account.id : null
}

/** The page wrote these data: every step may be missing or of another kind. */
function readAccount(text: string): Account | null {
  try {
    const data = JSON.parse(text) as Record<
      string,
      Record<string, { userInfo?: { user?: Partial<Account> } }>
    >
    const { uniqueId, id } = data.__DEFAULT_SCOPE__?.['webapp.user-detail']?.userInfo?.user ?? {}
    return typeof uniqueId === 'string' && typeof id === 'string' ? { uniqueId, id } : null
  } catch {
    // Not JSON: a page that is not what we know.
    return null
  }
}
