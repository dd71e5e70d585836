import type { Services } from '../services.ts'

/**
 * Each minute: asks for a publication when the log is ahead of the snapshot, when there is none, or when it
 * grows old. So a Worker that died between its write and its message still publishes.
 */
export async function republish({ publisher, requestPublish }: Services): Promise<void> {
  if (await publisher.isDue()) await requestPublish()
}
