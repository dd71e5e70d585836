import type { Services } from '../services.ts'

/** Once an hour: removes what has run out, such as sessions and codes. Nothing of it counted any more. */
export async function clean({ accounts, outbox }: Services, at: Date): Promise<void> {
  if (at.getUTCMinutes() !== 17) return
  await accounts?.clean(at)
  await outbox.purge(at)
}
