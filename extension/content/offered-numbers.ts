import type { PageNumber } from '../messaging/page-protocol.ts'

type ReadNumbers = () => PageNumber[]

/** A name in the world that our two scripts of a page share with each other, and not with the page. */
const slot = Symbol.for('amanah numbers')
const world = globalThis as { [slot]?: ReadNumbers | undefined }

/** Lets the script of the badges, which answers the popup, tell the numbers too. */
export function offerNumbers(read: ReadNumbers, signal: AbortSignal): void {
  world[slot] = read
  signal.addEventListener('abort', () => {
    if (world[slot] === read) delete world[slot]
  })
}

/** The numbers that have their chip; null where the script of the chips does not run. */
export function readOfferedNumbers(): PageNumber[] | null {
  return world[slot]?.() ?? null
}
