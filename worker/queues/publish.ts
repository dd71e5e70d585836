import type { Services } from '../services.ts'

/** Publishes once for a whole batch of requests, and asks again when the log grew meanwhile. */
export async function publish({ publisher, requestPublish }: Services): Promise<void> {
  const { isBehind, waitMs } = await publisher.publish()
  if (isBehind) await requestPublish(Math.ceil(waitMs / 1000))
}
