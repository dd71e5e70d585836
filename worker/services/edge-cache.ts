import { deleteUnpurged, insertUnpurged, readUnpurged } from '../db/unpurged.ts'
import { everythingTag } from './cache-tags.ts'

/** What the platform holds in front of this Worker, by tag. */
export interface EdgeCache {
  /** Notes what will have to be purged. Before it is rewritten: a Worker that ends in between still purges. */
  note(tags: Iterable<string>): Promise<void>
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
      const all = [...tags]
      if (purge) await insertUnpurged(db, all.length > mostTags ? [everythingTag] : all)
    },
    async purge() {
      if (!purge) return
      const tags = await readUnpurged(db, mostTags)
      for (let start = 0; start < tags.length; start += tagsPerCall) {
        const some = tags.slice(start, start + tagsPerCall)
        if (await isPurged(purge, some)) await deleteUnpurged(db, some)
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
