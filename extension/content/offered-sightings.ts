import type { SellerSighting } from './site-adapter.ts'

type ReadSightings = () => SellerSighting[]

/** A name in the world that our two scripts of a page share with each other, and not with the page. */
const slot = Symbol.for('amanah sightings')
const world = globalThis as { [slot]?: ReadSightings | undefined }

/** Lets the script of the chips ask who the sellers on the page are: it is too small to read sellers itself. */
export function offerSightings(read: ReadSightings, signal: AbortSignal): void {
  world[slot] = read
  signal.addEventListener('abort', () => {
    if (world[slot] === read) delete world[slot]
  })
}

/** The sellers on the page as it stands; nobody where the script of the badges does not run. */
export function readOfferedSightings(): SellerSighting[] {
  return world[slot]?.() ?? []
}
