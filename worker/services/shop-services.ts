import type { Settings } from '../env.ts'
import { createAttempts } from './attempts.ts'
import { toClaimTasks } from './claim-tasks.ts'
import { type AccountData, createAccountData } from './data-of-account.ts'
import { createDeskTasks, type DeskTasks, toInvitationTasks, toOwnershipTasks } from './desk-tasks.ts'
import type { Outbox } from './outbox.ts'
import { createOwnershipTransfers, type OwnershipTransfers } from './ownership-transfer.ts'
import type { ShopParts } from './shop-access.ts'
import { createShopInvitations, type ShopInvitations } from './shop-invitations.ts'
import { createShopService, type ShopService } from './shop-service.ts'
import { createShopTeam, type ShopTeam } from './shop-team.ts'

/** All that people do with their shops. */
export interface ShopServices {
  shops: ShopService
  team: ShopTeam
  invitations: ShopInvitations
  ownership: OwnershipTransfers
  tasks: DeskTasks
  data: AccountData
  /** Each minute: moves ownership that is due, removes what has run out. */
  tick(now: Date): Promise<void>
}

interface ShopWiring extends ShopParts {
  outbox: Pick<Outbox, 'send' | 'listOf'>
  settings: Settings
}

/** Null where a key or the address is missing without which nobody can sign in. */
export function createShopServices({ settings, ...parts }: ShopWiring): ShopServices | null {
  const { accounts, dataKeys, indexKeys } = settings
  if (!accounts || !dataKeys || !indexKeys) return null
  const { publicUrl } = accounts
  const attempts = createAttempts(parts.db, parts.sealing)
  const invitations = createShopInvitations({ ...parts, attempts, indexKeys, publicUrl })
  const ownership = createOwnershipTransfers({ ...parts, publicUrl })
  const own = [toInvitationTasks(invitations), toOwnershipTasks(ownership)]
  return {
    shops: createShopService({ ...parts, attempts }),
    team: createShopTeam(parts),
    invitations,
    ownership,
    tasks: createDeskTasks([...own, toClaimTasks(parts.db)]),
    data: createAccountData({ ...parts, indexKeys }),
    async tick(now) {
      await ownership.moveDue(now)
      await invitations.clean(now)
    },
  }
}
