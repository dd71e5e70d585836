import type { ShopRole } from '#shared/domain/shop'
import type { IndexKeys } from '../env.ts'
import type { Attempts } from './attempts.ts'
import type { ShopParts } from './shop-access.ts'

/** Ownership is handed over, never given by an invitation. */
export type InvitedRole = Exclude<ShopRole, 'owner'>

export interface InvitationParts extends ShopParts {
  indexKeys: IndexKeys
  attempts: Attempts
  publicUrl: string
}
