import type { Services } from '../services.ts'

/** Messages in one go: each costs a request to a provider and some queries. */
const messagesAtOnce = 50
/** What is due later is found by the clock. */
const longestDelaySeconds = 60

/** Sends what is due, and asks again while there is more or something is to be tried again soon. */
export async function send({ outbox, requestSend }: Services): Promise<void> {
  const { isDone, retryInMs } = await outbox.deliver(messagesAtOnce)
  if (!isDone) return requestSend()
  const seconds = retryInMs === null ? null : Math.max(1, Math.ceil(retryInMs / 1000))
  if (seconds !== null && seconds <= longestDelaySeconds) await requestSend(seconds)
}
