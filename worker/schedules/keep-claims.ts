import type { Services } from '../services.ts'

/** Each minute: what time brings to claims; once a day, who saw what a year ago is forgotten. */
export async function keepClaims({ claims }: Services, at: Date): Promise<void> {
  await claims?.upkeep.run()
  if (at.getUTCHours() === 18 && at.getUTCMinutes() === 23) await claims?.upkeep.clean()
}
