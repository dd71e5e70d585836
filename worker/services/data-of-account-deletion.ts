import { type Result, toOk, toProblem } from '#shared/rules/result'
import { deleteAccount } from '../db/data-of-account.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { erasePayloads } from '../db/events.ts'
import { readPasskeys, readSessions } from '../db/sessions.ts'
import { deleteInvitationsFor } from '../db/shop-invitations.ts'
import { handClaimsToOwners, readShopsOf } from '../db/shops.ts'
import { toContactDigests } from './contact-digests.ts'
import { type AccountDataParts, type OwnContact, readOpenContacts } from './data-of-account-contacts.ts'
import type { NewEvent, Plan } from './event-log.ts'
import { toPseudonyms } from './pseudonym.ts'
import type { Refusal } from './refusal.ts'
import { toRefusal } from './shop-access.ts'

/** What was deleted, as it is shown afterwards. */
export interface DeletedData {
  contacts: number
  devices: number
  passkeys: number
  shops: number
}

/**
 * What the desk decided stays on record, whoever did it: others rest on it, and once the account is gone the pseudonyms
 * in it stand for nobody.
 */
const keptTypes: NewEvent['type'][] = [
  'claim-voted',
  'claim-second-drawn',
  'claim-decided',
  'recheck-done',
  'role-granted',
  'role-revoked',
]

interface Deletion {
  deleted: DeletedData
  /** Who is told, by what is no longer on record then. */
  contacts: OwnContact[]
}

/** Everything of an account goes in one batch; the log keeps that somebody deleted one, and not who. */
export async function planAccountDeletion(
  parts: AccountDataParts,
  accountId: string,
): Promise<Result<Plan<Deletion>, Refusal>> {
  const { db, sealing, indexKeys } = parts
  const shops = await readShopsOf(db, accountId)
  const owned = shops.filter(({ role }) => role === 'owner')
  if (owned.length > 0) return toProblem(toOwned(owned.map(({ name }) => name)))
  if ((await readDeskRoles(db, accountId)).length > 0) return toProblem(onDesk)
  const contacts = await readOpenContacts(parts, accountId)
  const digests = contacts.flatMap(contact => toContactDigests(contact, indexKeys))
  const pseudonyms = await toPseudonyms(sealing, accountId)
  const [who] = pseudonyms
  const payload = { who, role: null, what: { kind: 'account' }, why: 'asked' }
  const sessions = await readSessions(db, accountId, new Date().toISOString())
  const passkeys = await readPasskeys(db, accountId)
  return toOk({
    events: [{ type: 'account-deleted', caseRef: null, actor: who, payload }],
    statements: [
      deleteInvitationsFor(db, digests, null),
      handClaimsToOwners(db, accountId),
      ...erasePayloads(db, pseudonyms, keptTypes),
      deleteAccount(db, accountId),
    ],
    touched: {},
    value: {
      deleted: {
        contacts: contacts.length,
        devices: sessions.length,
        passkeys: passkeys.length,
        shops: shops.length,
      },
      contacts,
    },
  })
}

function toOwned(names: readonly string[]): Refusal {
  const list = names.join(', ')
  return toRefusal(
    'conflict',
    '',
    `Kamu masih pemilik ${list}. Serahkan ke admin lain atau hapus tokonya dulu, baru akunmu bisa dihapus.`,
    `You still own ${list}. Hand it over to another admin or delete the shop first, then your account can be deleted.`,
  )
}

const onDesk = toRefusal(
  'conflict',
  '',
  'Kamu masih petugas Amanah. Minta peranmu dicabut dulu, baru akunmu bisa dihapus.',
  'You are still one of Amanah’s desk. Ask for your role to be taken back first, then your account can be deleted.',
)
