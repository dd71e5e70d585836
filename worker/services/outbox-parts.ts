import type { IndexKeys } from '../env.ts'
import type { Channel } from '../messages/channel.ts'
import type { PushSubscriptions } from './push-subscriptions.ts'
import type { Sealing } from './sealing.ts'

/** What the outbox is made of. */
export interface OutboxParts {
  db: D1Database
  sealing: Sealing
  /** Null: no account is found by its contact. */
  indexKeys: IndexKeys | null
  subscriptions: PushSubscriptions
  channels: readonly Channel[]
  requestSend(delaySeconds?: number): Promise<void>
}
