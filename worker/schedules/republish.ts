import type { Services } from '../services.ts'

/**
 * Each minute: asks for a publication when the log is ahead of the snapshot, when there is none, or when it
 * grows old, and for marking when numbers are due. So a Worker that died between its write and its message still
 * publishes, and so does one that was given new keys.
 */
export async function republish(services: Services): Promise<void> {
  const { publisher, marks, requestPublish, requestMark } = services
  if (await marks.isPending()) await requestMark()
  if (await publisher.isDue()) await requestPublish()
}
