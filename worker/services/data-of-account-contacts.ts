import type { Contact } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { readContacts } from '../db/contacts.ts'
import type { IndexKeys } from '../env.ts'
import type { Outbox } from './outbox.ts'
import type { ShopParts } from './shop-access.ts'

/** A contact in full, as only its owner sees it. */
export type OwnContact = Contact & { language: Language; provenAt: string }

export interface AccountDataParts extends Pick<ShopParts, 'db' | 'log' | 'sealing'> {
  indexKeys: IndexKeys
  outbox: Pick<Outbox, 'send' | 'listOf'>
}

export async function readOpenContacts(
  { db, sealing }: Pick<AccountDataParts, 'db' | 'sealing'>,
  accountId: string,
): Promise<OwnContact[]> {
  const rows = await readContacts(db, accountId)
  return Promise.all(
    rows.map(async ({ kind, digest, sealed, language, proven_at }) => {
      const address = await sealing.open(sealed, { table: 'contact', column: 'sealed', id: digest })
      return { kind, address, language, provenAt: proven_at }
    }),
  )
}
