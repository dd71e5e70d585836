import type { OwnerReading } from '../../platform/owner-text.ts'
import type { AccountStore } from '../account/account-store.ts'

/** What was seen, when, and by which installation: the part that every sighting has. The text stays here. */
export async function createSighting(
  { key, platformId }: OwnerReading,
  store: AccountStore,
  serverTimeMs: number,
) {
  return { key, platformId, installId: await store.readInstallId(), at: new Date(serverTimeMs).toISOString() }
}
