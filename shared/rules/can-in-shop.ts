import type { ShopRole } from '#shared/domain/shop'

/** What can be done in a shop. */
export type ShopAction =
  | 'see'
  | 'rename'
  | 'claim-profile'
  | 'let-go-of-profile'
  | 'invite-packer'
  | 'invite-admin'
  | 'remove-packer'
  | 'remove-admin'
  | 'leave'
  | 'offer-ownership'
  | 'stop-ownership'
  | 'delete'

/** Role × action, in full. An owner cannot leave: the shop goes to somebody else first, or is deleted. */
const allowed: Record<ShopRole, Record<ShopAction, boolean>> = {
  owner: {
    see: true,
    rename: true,
    'claim-profile': true,
    'let-go-of-profile': true,
    'invite-packer': true,
    'invite-admin': true,
    'remove-packer': true,
    'remove-admin': true,
    leave: false,
    'offer-ownership': true,
    'stop-ownership': true,
    delete: true,
  },
  admin: {
    see: true,
    rename: true,
    'claim-profile': true,
    'let-go-of-profile': false,
    'invite-packer': true,
    'invite-admin': false,
    'remove-packer': true,
    'remove-admin': false,
    leave: true,
    'offer-ownership': false,
    // Any admin may stop it: a stolen phone of the owner must not be enough to take a shop away.
    'stop-ownership': true,
    delete: false,
  },
  packer: {
    see: true,
    rename: false,
    'claim-profile': false,
    'let-go-of-profile': false,
    'invite-packer': false,
    'invite-admin': false,
    'remove-packer': false,
    'remove-admin': false,
    leave: true,
    'offer-ownership': false,
    'stop-ownership': false,
    delete: false,
  },
}

/** Whether somebody with this role may do it; `null` has no role in the shop and may do nothing. */
export function canInShop(role: ShopRole | null, action: ShopAction): boolean {
  return role !== null && allowed[role][action]
}

/** Every role and action, for tests and documents. */
export const shopRoles = Object.keys(allowed) as ShopRole[]
export const shopActions = Object.keys(allowed.owner) as ShopAction[]
