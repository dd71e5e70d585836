import type { LinkProblem } from '#shared/contract/links'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { findLinkedKey, isOnPlatform, namelessKindOf } from '#shared/rules/nameless-link'
import { type Result, toOk, toProblem } from '#shared/rules/result'

export interface LinkOpener {
  /** The key behind a short link. Neither the link nor where it leads is logged or kept, whatever happens. */
  open(link: URL): Promise<Result<ProfileKey | DestinationKey, LinkProblem>>
}

interface LinkOpenerParts {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** For the whole way, not for each step. */
  patienceMs?: number
}

const maxRedirects = 3
const longestLocation = 2000

/** Says who asks, and the same for everybody; there is nothing in it of the person who pasted the link. */
const headers = { Accept: 'text/html', 'User-Agent': 'Mozilla/5.0 (compatible; Amanah link opener)' }

/**
 * Follows redirects by hand: each step must lead to a short link or to one of the platforms, so no link makes this
 * server ask anything else, of a private network least of all. Only addresses are read, never a page.
 */
export function createLinkOpener({ fetch, patienceMs = 3000 }: LinkOpenerParts): LinkOpener {
  return {
    async open(link) {
      const signal = AbortSignal.timeout(patienceMs)
      try {
        return await follow(link, url =>
          fetch(url.href, { method: 'GET', redirect: 'manual', headers, signal }),
        )
      } catch {
        // No such host, a broken answer, or no answer in time. The problem names the link, so it is not logged.
        return toProblem(signal.aborted ? 'too-slow' : 'unreachable')
      }
    },
  }
}

async function follow(link: URL, ask: (url: URL) => Promise<Response>): ReturnType<LinkOpener['open']> {
  let url = link
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const key = findLinkedKey(url) ?? findKeyBehindLogin(url)
    if (key) return toOk(key)
    if (!namelessKindOf(url) && !isOnPlatform(url)) return toProblem('not-followed')
    const { status, location } = await readHead(await ask(url))
    if (status < 300 || status > 399) return toProblem(status < 300 ? 'names-nobody' : 'unreachable')
    if (location === null) return toProblem('unreachable')
    if (location.length > longestLocation || !URL.canParse(location, url.href)) {
      return toProblem('not-followed')
    }
    url = new URL(location, url)
  }
  return toProblem('not-followed')
}

async function readHead(response: Response): Promise<{ status: number; location: string | null }> {
  await response.body?.cancel()
  return { status: response.status, location: response.headers.get('Location') }
}

/** Facebook sends strangers to its login, whose address says where they were going. */
function findKeyBehindLogin(url: URL): ProfileKey | null {
  if (!isOnPlatform(url) || !/^\/login(?:\.php)?\/?$/.test(url.pathname)) return null
  const next = url.searchParams.get('next') ?? ''
  const key = URL.canParse(next) ? findLinkedKey(new URL(next)) : null
  return key?.startsWith('facebook:') ? (key as ProfileKey) : null
}
