import type { Snapshot } from '#shared/domain/snapshot'

/** A week, and a day for whoever rounds. */
const longestLifeMs = 8 * 86_400_000

type Dated = Pick<Snapshot, 'version' | 'publishedAt'>

/**
 * What a snapshot is beside the one that is held: `newer` is taken, `same` is held already, `refused` would take a
 * device back in time or bind it for years. Newer is who was published later: versions count anew where a server had
 * to begin anew.
 */
export function compareSnapshots(
  next: Dated & Pick<Snapshot, 'expires'>,
  held: Dated | null,
): 'newer' | 'same' | 'refused' {
  const publishedAt = Date.parse(next.publishedAt)
  // Who holds a key for a day must not be able to bind devices for years.
  if (Date.parse(next.expires) - publishedAt > longestLifeMs) return 'refused'
  if (!held) return 'newer'
  const age = publishedAt - Date.parse(held.publishedAt)
  if (age === 0 && next.version === held.version) return 'same'
  return age > 0 ? 'newer' : 'refused'
}
