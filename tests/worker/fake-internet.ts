import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    fakeHost: string
  }
}

interface FakeRequest {
  method: string
  address: string
  headers: Record<string, string>
  body: string
  sent: number
  isOver: boolean
}

const realFetch = globalThis.fetch.bind(globalThis)

/** An internet of one test: whatever is asked reaches the fake host over a real connection, and is remembered. */
export function openFakeInternet() {
  const base = `${inject('fakeHost')}/${crypto.randomUUID()}`
  return {
    fetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
      const { host, pathname, search } = new URL(url instanceof Request ? url.url : url)
      return realFetch(`${base}/${host}${pathname}${search}`, init)
    },
    async readRequests(): Promise<FakeRequest[]> {
      return (await realFetch(`${base}/__requests`)).json()
    },
  }
}

/** An address of the fake internet whose host does what its last segment says. */
export function toFakeLink(behaviour: string, query: Record<string, string | number> = {}): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return `https://vm.tiktok.com/${behaviour}?${search}`
}
