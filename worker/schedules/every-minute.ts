import type { Services } from '../services.ts'
import { clean } from './clean.ts'
import { keepClaims } from './keep-claims.ts'
import { moveShops } from './move-shops.ts'
import { republish } from './republish.ts'
import { resend } from './resend.ts'

/** What the clock does each minute, by name. One that fails keeps no other from its turn. */
const works: Record<string, (services: Services, at: Date) => Promise<void>> = {
  republish,
  resend,
  clean,
  moveShops,
  keepClaims,
}

export async function everyMinute(services: Services, at: Date): Promise<void> {
  const results = await Promise.allSettled(
    Object.entries(works).map(async ([name, work]) => {
      try {
        await work(services, at)
      } catch (problem) {
        console.error(`scheduled work ${name} failed, it will be tried again`, problem)
        throw problem
      }
    }),
  )
  if (results.some(({ status }) => status === 'rejected')) throw new Error('some scheduled work failed')
}
