import type { Language, Message } from '#shared/domain/platform'
import type { OwnershipTransfer } from '../../services/ownership-transfer.ts'
import type { Shop } from '../../services/shop-access.ts'
import type { OpenInvitation } from '../../services/shop-invitations.ts'
import type { Member } from '../../services/shop-team.ts'
import type { InviteFormState } from './invite-form.tsx'
import type { ShopNote } from './shop-words.ts'

/** What the page of the team shows. */
export interface TeamPageProps {
  language: Language
  shop: Shop
  shops: readonly Shop[]
  members: readonly Member[]
  invitations: readonly OpenInvitation[]
  transfer: OwnershipTransfer | null
  note?: ShopNote | null
  /** Of whatever was tried last, other than an invitation. */
  problem?: Message | null
  invite?: InviteFormState
}
