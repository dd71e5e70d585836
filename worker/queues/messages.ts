import { z } from 'zod'

/** What travels through the queue. Parsed again on arrival: a message may be older than the code. */
export const queueMessageSchema = z.object({ kind: z.literal('publish') })
export type QueueMessage = z.infer<typeof queueMessageSchema>
