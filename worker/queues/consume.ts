import type { Services } from '../services.ts'
import { queueMessageSchema } from './messages.ts'
import { publish } from './publish.ts'

const longestDelaySeconds = 300

/** Works through a batch. Publishing is one piece of work however many messages ask for it. */
export async function consume(batch: MessageBatch, services: Services): Promise<void> {
  const asking = batch.messages.filter(message => {
    const isKnown = queueMessageSchema.safeParse(message.body).success
    if (!isKnown) {
      // Retrying cannot help a message that nobody understands.
      console.error(`message ${message.id} is of no known kind and was dropped`)
      message.ack()
    }
    return isKnown
  })
  if (asking.length === 0) return
  try {
    await publish(services)
    for (const message of asking) message.ack()
  } catch (problem) {
    console.error('publishing failed, it will be tried again', problem)
    for (const message of asking) {
      message.retry({ delaySeconds: Math.min(2 ** message.attempts, longestDelaySeconds) })
    }
  }
}
