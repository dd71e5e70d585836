import type { Language } from '#shared/domain/platform'
import type { PushSubscriptionKeys } from '#shared/domain/push'
import {
  deleteSubscription,
  deleteSubscriptionsOf,
  findSubscription,
  readSubscriptions,
  replaceSubscription,
} from '../db/push-subscriptions.ts'
import type { Sealing } from './sealing.ts'

/** Browsers that their owner wants to be told through. */
export interface PushSubscriptions {
  subscribe(accountId: string, subscription: PushSubscriptionKeys, language: Language): Promise<void>
  unsubscribe(accountId: string, endpoint: string): Promise<void>
  listOf(accountId: string): Promise<{ id: string; language: Language }[]>
  /** The subscription as JSON, or null when it is gone. */
  find(id: string): Promise<string | null>
  remove(id: string): Promise<void>
}

/** A person's browsers; more of them are forgotten ones. */
const mostOfOne = 10

export function createPushSubscriptions(db: D1Database, sealing: Sealing): PushSubscriptions {
  const toPlace = (id: string) => ({ table: 'push_subscription', column: 'sealed', id })
  const toDigests = (endpoint: string) => sealing.fingerprint(`push/${endpoint}`)
  return {
    async subscribe(accountId, { endpoint, keys }, language) {
      const id = crypto.randomUUID()
      const digests = await toDigests(endpoint)
      const row = {
        id,
        account_id: accountId,
        digest: digests[0],
        sealed: await sealing.seal(JSON.stringify({ endpoint, keys }), toPlace(id)),
        language,
        created_at: new Date().toISOString(),
      }
      await replaceSubscription(db, row, { digests, most: mostOfOne })
    },
    async unsubscribe(accountId, endpoint) {
      await deleteSubscriptionsOf(db, accountId, await toDigests(endpoint))
    },
    async listOf(accountId) {
      return (await readSubscriptions(db, accountId)).map(({ id, language }) => ({ id, language }))
    },
    async find(id) {
      const row = await findSubscription(db, id)
      return row && sealing.open(row.sealed, toPlace(id))
    },
    remove: id => deleteSubscription(db, id),
  }
}
