import { z } from 'zod'
import type { Language } from '#shared/domain/platform'
import { type Result, toOk } from '#shared/rules/result'
import {
  changeLanguage,
  countPushSubscriptions,
  readDatedDeskRoles,
  readSightings,
  renamePasskey,
} from '../db/data-of-account.ts'
import { type LoggedRow, readEventsOf } from '../db/events.ts'
import { readPasskeys, readSessions } from '../db/sessions.ts'
import { readClaimsMadeBy, readShopsOf } from '../db/shops.ts'
import { type AccountDataParts, type OwnContact, readOpenContacts } from './data-of-account-contacts.ts'
import { type DeletedData, planAccountDeletion } from './data-of-account-deletion.ts'
import type { MessageRecord } from './outbox.ts'
import { openPasskeyName, sealPasskeyName } from './passkey-names.ts'
import { toPseudonyms } from './pseudonym.ts'
import type { Refusal } from './refusal.ts'

/** Something of the event log that somebody did, or that names them: then only that, and when. */
interface EventOfAccount {
  time: string
  type: string
  isMine: boolean
  /** What was done, where it was done by this account itself. */
  details: unknown
}

/** Everything that is kept about an account, in full: it is shown to nobody else. */
export interface DataOfAccount {
  contacts: OwnContact[]
  passkeys: { id: string; name: string; madeAt: string | null }[]
  devices: { name: string; method: string; signedInAt: string; seenAt: string }[]
  shops: { name: string; slug: string; role: string }[]
  claims: { profile: string; state: string; createdAt: string }[]
  /** When its devices saw a code or a mark, and told of it. */
  sightings: string[]
  deskRoles: { role: string; since: string }[]
  /** Browsers that are told of news. */
  browsers: number
  messages: MessageRecord[]
  events: EventOfAccount[]
}

/** *Data saya*: see, correct, take along, delete. */
export interface AccountData {
  read(accountId: string): Promise<DataOfAccount>
  changeLanguage(accountId: string, language: Language): Promise<void>
  /** Whether the passkey was this account's. */
  renamePasskey(accountId: string, id: string, name: string): Promise<boolean>
  /** At once, and for good. */
  delete(accountId: string): Promise<Result<DeletedData, Refusal>>
}

const mostEvents = 1000

export function createAccountData(parts: AccountDataParts): AccountData {
  const { db, log, outbox, sealing } = parts
  return {
    read: accountId => readAll(parts, accountId),
    changeLanguage: (accountId, language) => changeLanguage(db, accountId, language),
    renamePasskey: async (accountId, id, name) =>
      renamePasskey(db, { accountId, id, name: await sealPasskeyName(id, name, sealing) }),
    async delete(accountId) {
      const appended = await log.append(() => planAccountDeletion(parts, accountId))
      if (!appended.ok) return appended
      const { deleted, contacts } = appended.value.value
      for (const { language, ...contact } of contacts) {
        const template = { name: 'data-deleted', params: {} } as const
        const told = await outbox.send({ to: { contact }, language, template })
        if (!told.ok) console.error('a deletion could not be told of', told.problem.code)
      }
      return toOk(deleted)
    },
  }
}

async function readAll(parts: AccountDataParts, accountId: string): Promise<DataOfAccount> {
  const { db, outbox, sealing } = parts
  const now = new Date().toISOString()
  const [contacts, passkeys, sessions, shops, claims] = await Promise.all([
    readOpenContacts(parts, accountId),
    readPasskeys(db, accountId),
    readSessions(db, accountId, now),
    readShopsOf(db, accountId),
    readClaimsMadeBy(db, accountId),
  ])
  return {
    contacts,
    passkeys: await Promise.all(
      passkeys.map(async row => ({
        id: row.id,
        name: await openPasskeyName(row, sealing),
        madeAt: row.created_at,
      })),
    ),
    devices: sessions.map(({ device, method, created_at, updated_at }) => ({
      name: device,
      method,
      signedInAt: created_at,
      seenAt: updated_at,
    })),
    shops: shops.map(({ name, slug, role }) => ({ name, slug, role })),
    claims: claims.map(({ key, state, created_at }) => ({ profile: key, state, createdAt: created_at })),
    sightings: await readSightings(db, accountId),
    deskRoles: await readDatedDeskRoles(db, accountId),
    browsers: await countPushSubscriptions(db, accountId),
    messages: await outbox.listOf(accountId),
    events: await readEvents(parts, accountId),
  }
}

const payloadSchema = z.object({
  what: z.unknown().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})

async function readEvents({ db, sealing }: AccountDataParts, accountId: string): Promise<EventOfAccount[]> {
  const pseudonyms = await toPseudonyms(sealing, accountId)
  const rows = await readEventsOf(db, pseudonyms, mostEvents)
  const open = async ({ seq, payload }: LoggedRow) => {
    if (payload === null) return null
    const text = await sealing.open(payload, { table: 'event_payload', column: 'payload', id: seq })
    return payloadSchema.parse(JSON.parse(text))
  }
  return Promise.all(
    rows.map(async row => {
      const isMine = pseudonyms.includes(row.actor)
      // What others did is theirs: who it was and why they did it is not for whoever it names.
      return { time: row.time, type: row.type, isMine, details: isMine ? await open(row) : null }
    }),
  )
}
