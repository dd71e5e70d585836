import type { Platform } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import { platformNames } from '#shared/rules/verdict-words'
import { readClaimsOf } from '../db/claims.ts'
import type { TaskSource } from './desk-tasks.ts'

/** Codes that are not in place yet: nothing goes on until the seller puts them there. */
export function toClaimTasks(db: D1Database): TaskSource {
  return async (_, shop) => {
    if (!shop || !canInShop(shop.role, 'claim-profile')) return []
    const now = new Date().toISOString()
    const claims = await readClaimsOf(db, [shop.id])
    const open = claims.filter(
      ({ state, code_expires_at: until }) => state === 'open' && until && until > now,
    )
    return open.map(({ id, handle, platform, code_expires_at: deadline }) => {
      const name = `@${handle} (${platformNames[platform as Platform]})`
      return {
        title: { id: `Pasang kode di ${name}`, en: `Put the code on ${name}` },
        text: {
          id: 'Klaim ini menunggu kode dipasang. Setelah itu kami yang memeriksa.',
          en: 'This claim waits for its code. We check it from then on.',
        },
        href: `/toko/klaim/${id}`,
        deadline,
      }
    })
  }
}
