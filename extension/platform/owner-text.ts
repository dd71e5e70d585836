import { browser } from 'wxt/browser'
import type { ProfileKey } from '#shared/domain/subject'
import { isProfileKey } from '#shared/rules/profile-key'
import { profileOfUrl } from '#shared/rules/subject-key'

/** What stands on a page where only the owner of a profile can write. */
export interface OwnerReading {
  key: ProfileKey
  platformId: string | null
  text: string
}

const longestText = 20_000
const facebookItem = /^https:\/\/(?:[a-z-]+\.)?facebook\.com\/marketplace\/(?:np\/)?item\/\d/

/**
 * Reads the page of a tab by a script of our own; null where it shows no such place. What comes back was in the hands of
 * the page's process, which may have been taken over: it counts for the profile that the browser says is open there, or,
 * on a thing for sale, whose address names nobody, for a seller by number.
 */
export async function readOwnerText(tabId: number): Promise<OwnerReading | null> {
  try {
    const { url: before } = await browser.tabs.get(tabId)
    const [injected] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      files: ['/owner-text.js'],
    })
    const { url: after } = await browser.tabs.get(tabId)
    return before !== undefined && before === after ? parseReading(injected?.result, before) : null
  } catch {
    // Closed meanwhile, or a page that we are not let into.
    return null
  }
}

/** Whether an address is a place where an owner's text may stand, and of whom, where it says so. */
export function isOwnerPage(url: string): boolean {
  return facebookItem.test(url) || (profileOfUrl(url)?.platform ?? 'facebook') !== 'facebook'
}

function parseReading(result: unknown, url: string): OwnerReading | null {
  const { key, platformId, text } = (result ?? {}) as Partial<Record<keyof OwnerReading, unknown>>
  if (typeof key !== 'string' || !isProfileKey(key) || typeof text !== 'string') return null
  const isOwn = facebookItem.test(url) ? /^facebook:\d+$/.test(key) : profileOfUrl(url)?.key === key
  if (!isOwn || text.length > longestText) return null
  const isId = typeof platformId === 'string' && /^\d{1,20}$/.test(platformId)
  return { key, platformId: isId ? platformId : null, text }
}
