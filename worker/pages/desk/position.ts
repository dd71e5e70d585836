import type { DeskQueue } from '../../services/desk-claims.ts'

/** Where in the queue a page begins, as its address says it; nothing on the first. */
export function toPositionQuery(after: DeskQueue['next']): Record<string, string> {
  return after ? { sesudah: `${after.at}~${after.id}` } : {}
}
