import { z } from 'zod'
import type { Template } from './template.ts'
import { claimApproved } from './templates/claim-approved.ts'
import { claimDisputed } from './templates/claim-disputed.ts'
import { claimLapsed } from './templates/claim-lapsed.ts'
import { claimRefused } from './templates/claim-refused.ts'
import { claimReminder } from './templates/claim-reminder.ts'
import { dataDeleted } from './templates/data-deleted.ts'
import { newDevice } from './templates/new-device.ts'
import { ownershipMoves } from './templates/ownership-moves.ts'
import { ownershipNews } from './templates/ownership-news.ts'
import { ownershipOffered } from './templates/ownership-offered.ts'
import { passkeyChanged } from './templates/passkey-changed.ts'
import { roleGranted } from './templates/role-granted.ts'
import { shopInvitation } from './templates/shop-invitation.ts'
import { signInCode } from './templates/sign-in-code.ts'
import { teamLeft } from './templates/team-left.ts'

const all = [
  signInCode,
  newDevice,
  passkeyChanged,
  shopInvitation,
  ownershipOffered,
  ownershipMoves,
  ownershipNews,
  teamLeft,
  claimApproved,
  claimRefused,
  claimReminder,
  claimLapsed,
  claimDisputed,
  roleGranted,
  dataDeleted,
] as const

type AnyTemplate = (typeof all)[number]
export type TemplateName = AnyTemplate['name']

/** A template with what goes into it. */
export type Filled = {
  [Each in AnyTemplate as Each['name']]: { name: Each['name']; params: z.output<Each['params']> }
}[TemplateName]

export const templateNameSchema = z.enum(all.map(({ name }) => name))

export const templates: readonly Template<TemplateName>[] = all

export function getTemplate(name: TemplateName): Template<TemplateName> {
  const template = templates.find(each => each.name === name)
  if (!template) throw new Error(`no template ${name}`)
  return template
}
