import { z } from 'zod'
import { insertIntoMailbox, readMailbox } from '../db/mailbox.ts'
import type { MailboxLetter } from '../messages/channels/mailbox.ts'
import type { Sealing } from './sealing.ts'

export interface KeptLetter extends MailboxLetter {
  id: string
  at: string
}

/** Messages of the local environment, which a provider would have got. */
export interface Mailbox {
  put(letter: MailboxLetter): Promise<void>
  /** The newest first. */
  list(): Promise<KeptLetter[]>
}

const most = 100

const letterSchema = z.object({
  channel: z.enum(['email', 'whatsapp', 'push']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})

/** Sealed like everything else: what holds of the database holds of a local one too. */
export function createMailbox(db: D1Database, sealing: Sealing): Mailbox {
  const toPlace = (id: string) => ({ table: 'mailbox', column: 'sealed', id })
  return {
    async put(letter) {
      const id = crypto.randomUUID()
      const sealed = await sealing.seal(JSON.stringify(letter), toPlace(id))
      await insertIntoMailbox(db, { id, sealed, created_at: new Date().toISOString() }, most)
    },
    async list() {
      const rows = await readMailbox(db)
      return Promise.all(
        rows.map(async ({ id, sealed, created_at }) => ({
          ...letterSchema.parse(JSON.parse(await sealing.open(sealed, toPlace(id)))),
          id,
          at: created_at,
        })),
      )
    },
  }
}
