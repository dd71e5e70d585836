import type { DeskRole } from '#shared/domain/shop'

/** What can be done at the desk about claims. */
export type DeskAction =
  /** What they see counts at once, where of others three are needed. */
  | 'witness-at-once'
  /** Codes of pending claims, for the page that is being looked at. */
  | 'see-pending-codes'
  | 'see-claims'
  | 'vote-on-claim'

const allowed: Record<DeskRole, Record<DeskAction, boolean>> = {
  triage: toRow(),
  moderator: toRow('witness-at-once'),
  verifier: toRow('witness-at-once', 'see-pending-codes', 'see-claims', 'vote-on-claim'),
  lead: toRow('witness-at-once', 'see-pending-codes', 'see-claims', 'vote-on-claim'),
  // Reads what was done, in the log; what is still to be decided is none of an auditor's business.
  auditor: toRow(),
}

/** Whether somebody with these roles may do it; without a role nobody may do anything. */
export function canAtDesk(roles: readonly DeskRole[], action: DeskAction): boolean {
  return roles.some(role => allowed[role][action])
}

/** Roles that may do it. */
export function rolesThatCan(action: DeskAction): DeskRole[] {
  return deskRoles.filter(role => allowed[role][action])
}

/** Every role and action, for tests and documents. */
export const deskRoles = Object.keys(allowed) as DeskRole[]
export const deskActions = Object.keys(allowed.lead) as DeskAction[]

function toRow(...may: DeskAction[]): Record<DeskAction, boolean> {
  const has = (action: DeskAction) => may.includes(action)
  return {
    'witness-at-once': has('witness-at-once'),
    'see-pending-codes': has('see-pending-codes'),
    'see-claims': has('see-claims'),
    'vote-on-claim': has('vote-on-claim'),
  }
}
