import { z } from 'zod'

/** What travels through the queue. Parsed again on arrival: a message may be older than the code. */
export const queueMessageSchema = z.object({
  /** In the order in which a batch is worked through: what was marked is published with the rest. */
  kind: z.enum(['mark', 'publish', 'send']),
})
export type QueueMessage = z.infer<typeof queueMessageSchema>
