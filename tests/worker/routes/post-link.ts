import { vi } from 'vitest'
import type { Bindings } from '../../../worker/env.ts'
import { openFakeInternet } from '../fake-internet.ts'
import { makeBindings, request } from '../harness.ts'

/** A caller of its own each time, so that no test uses up the limit of another. */
function makeAddress(): string {
  return [10, ...crypto.getRandomValues(new Uint8Array(3))].join('.')
}

interface Posting {
  address?: string
  headers?: Record<string, string>
  bindings?: Bindings
}

/** Has a link opened, as the extension asks for it. A string is sent as it is. */
export function postLink(body: unknown, { address, headers, bindings }: Posting = {}): Promise<Response> {
  const init = {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'CF-Connecting-IP': address ?? makeAddress(),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
  return request('/v1/links/open', init, bindings ?? makeBindings())
}

/** The internet of this test, which the Worker itself reaches by `fetch` until the test ends. */
export function replaceInternet() {
  const internet = openFakeInternet()
  vi.spyOn(globalThis, 'fetch').mockImplementation(internet.fetch)
  return internet
}
