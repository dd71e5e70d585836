import {
  deleteUnpurged,
  deleteUnpurgedUpTo,
  insertUnpurged,
  readLastUnpurged,
  readUnpurged,
} from '../db/unpurged.ts'
import { everythingTag } from './cache-tags.ts'

/** What the platform holds in front of this Worker, by tag. */
export interface EdgeCache {
  /**
   * Notes what will have to be purged. Before something is rewritten, so that a Worker that ends in between still
   * purges, and after it, since another may have purged while the old was still there to be fetched.
   */
  note(tags: readonly string[]): Promise<void>
  /** Purges all that is noted. What fails stays noted and is told to the log. */
  purge(): Promise<void>
  /** Whether anything is noted. */
  isStale(): Promise<boolean>
}

/** As the platform gives it to a Worker with `[cache]` enabled; absent elsewhere. */
export type Purge = (tags: string[]) => Promise<{ success: boolean }>

/** More than so many are not purged one by one. */
const mostTags = 1000
const tagsPerCall = 30

export function createEdgeCache(db: D1Database, purge: Purge | null): EdgeCache {
  return {
    async note(tags) {
      if (purge) await insertUnpurged(db, tags)
    },
    async purge() {
      if (!purge) return
      const noted = await readUnpurged(db, mostTags + 1)
      if (noted.length > mostTags) {
        // Read before the purge: what is noted during it is none of its business.
        const last = await readLastUnpurged(db)
        if (await isPurged(purge, [everythingTag])) await deleteUnpurgedUpTo(db, last)
        return
      }
      for (let start = 0; start < noted.length; start += tagsPerCall) {
        const some = noted.slice(start, start + tagsPerCall)
        const tags = some.map(({ tag }) => tag)
        if (await isPurged(purge, tags))
          await deleteUnpurged(
            db,
            some.map(({ id }) => id),
          )
      }
    },
    async isStale() {
      return purge !== null && (await readUnpurged(db, 1)).length > 0
    },
  }
}

/** A purge that fails must not undo what was published: the copies are a day old at most, and it is tried again. */
async function isPurged(purge: Purge, tags: string[]): Promise<boolean> {
  try {
    const { success } = await purge(tags)
    if (!success) console.error(`${tags.length} cache tags were not purged, it will be tried again`)
    return success
  } catch (problem) {
    console.error(`${tags.length} cache tags were not purged, it will be tried again`, problem)
    return false
  }
}
