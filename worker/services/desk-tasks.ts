import type { Message } from '#shared/domain/platform'
import type { OwnershipTransfers } from './ownership-transfer.ts'
import type { Shop } from './shop-access.ts'
import type { ShopInvitations } from './shop-invitations.ts'

/** Something on the seller desk that waits for whoever looks at it. */
export interface DeskTask {
  title: Message
  text: Message
  /** Where it is done: a path of ours, without language. */
  href: string
  /** An instant; null where nothing presses. */
  deadline: string | null
}

/** What waits for an account, in one shop or, without one, in any. */
export type TaskSource = (accountId: string, shop: Shop | null) => Promise<DeskTask[]>

export interface DeskTasks {
  /** What presses first; what does not, last. */
  listFor(accountId: string, shop: Shop | null): Promise<DeskTask[]>
}

export function createDeskTasks(sources: readonly TaskSource[]): DeskTasks {
  return {
    async listFor(accountId, shop) {
      const tasks = (await Promise.all(sources.map(source => source(accountId, shop)))).flat()
      const order = ({ deadline }: DeskTask) => deadline ?? '9999'
      return tasks.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    },
  }
}

const roleNames = {
  admin: { id: 'admin', en: 'admin' },
  packer: { id: 'bagian kemas', en: 'packer' },
}

/** Invitations to whoever looks, whatever shop they are in now. */
export function toInvitationTasks(invitations: ShopInvitations): TaskSource {
  return async accountId => {
    const received = await invitations.listFor(accountId)
    return received.map(({ id, shop, role, expiresAt }) => ({
      title: { id: `Undangan dari ${shop}`, en: `Invitation by ${shop}` },
      text: {
        id: `Kamu diundang ikut mengelola toko ini sebagai ${roleNames[role].id}.`,
        en: `You are invited to help run this shop as ${roleNames[role].en}.`,
      },
      href: `/undangan/${id}`,
      deadline: expiresAt,
    }))
  }
}

/** A shop that changes hands: to answer for whom it is offered to, to watch for owner and admins. */
export function toOwnershipTasks(transfers: OwnershipTransfers): TaskSource {
  return async (accountId, shop) => {
    const transfer = shop && shop.role !== 'packer' ? await transfers.find(shop) : null
    if (!shop || !transfer) return []
    const href = `/toko/tim?toko=${shop.slug}`
    if (transfer.movesAt !== null) return [{ ...moves, href, deadline: transfer.movesAt }]
    return transfer.to === accountId ? [{ ...offered, href, deadline: transfer.answerUntil }] : []
  }
}

const offered = {
  title: { id: 'Kamu ditawari menjadi pemilik', en: 'You are offered the ownership' },
  text: {
    id: 'Pemilik toko ini ingin menyerahkannya kepadamu.',
    en: 'The owner of this shop wants to hand it over to you.',
  },
}

const moves = {
  title: { id: 'Toko ini akan berganti pemilik', en: 'This shop is about to change hands' },
  text: {
    id: 'Kalau ini tidak benar, hentikan sebelum waktunya.',
    en: 'If this is not right, stop it before then.',
  },
}
