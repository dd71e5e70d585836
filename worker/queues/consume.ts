import type { Services } from '../services.ts'
import { mark } from './mark.ts'
import { type QueueMessage, queueMessageSchema } from './messages.ts'
import { publish } from './publish.ts'
import { send } from './send.ts'

const longestDelaySeconds = 300

const handlers: Record<QueueMessage['kind'], (services: Services) => Promise<void>> = {
  mark,
  publish,
  send,
}

/** Works through a batch, kind by kind. Each kind is one piece of work however many messages ask for it. */
export async function consume(batch: MessageBatch, services: Services): Promise<void> {
  const asking = new Map<QueueMessage['kind'], Message[]>()
  for (const message of batch.messages) {
    const { data } = queueMessageSchema.safeParse(message.body)
    if (data) asking.set(data.kind, [...(asking.get(data.kind) ?? []), message])
    else drop(message)
  }
  for (const kind of queueMessageSchema.shape.kind.options) {
    const messages = asking.get(kind)
    if (messages) await work(kind, messages, services)
  }
}

/** Retrying cannot help a message that nobody understands. */
function drop(message: Message): void {
  console.error(`message ${message.id} is of no known kind and was dropped`)
  message.ack()
}

async function work(
  kind: QueueMessage['kind'],
  messages: readonly Message[],
  services: Services,
): Promise<void> {
  try {
    await handlers[kind](services)
    for (const message of messages) message.ack()
  } catch (problem) {
    console.error(`work of kind ${kind} failed, it will be tried again`, problem)
    for (const message of messages) {
      message.retry({ delaySeconds: Math.min(2 ** message.attempts, longestDelaySeconds) })
    }
  }
}
