import type { Bindings } from './env.ts'
import { createPublishedStore, type PublishedStore } from './services/published-store.ts'

/** All that routes, queue and schedule may call. */
export interface Services {
  published: PublishedStore
}

/** All wiring in one place. */
export function createServices(bindings: Bindings): Services {
  return { published: createPublishedStore(bindings.PUBLISHED) }
}
