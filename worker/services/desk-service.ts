import type { DeskRole } from '#shared/domain/shop'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { findContact } from '../db/contacts.ts'
import { deleteDeskRole, insertDeskRole, readDeskRoles } from '../db/desk-roles.ts'
import type { IndexKeys } from '../env.ts'
import type { ClaimParts } from './claim-parts.ts'
import { toContactDigests } from './contact-digests.ts'
import { toPseudonym } from './pseudonym.ts'
import type { Refusal } from './refusal.ts'
import { tell } from './tell.ts'

export interface RoleChange {
  email: string
  role: DeskRole
  isGranted: boolean
}

/** Who works at the desk, and as what. */
export interface DeskService {
  readRoles(accountId: string): Promise<DeskRole[]>
  /** Gives a role, or takes it; what is so already changes nothing. */
  changeRole(change: RoleChange): Promise<Result<{ isChanged: boolean; seq: number }, Refusal>>
}

export function createDeskService(
  parts: Pick<ClaimParts, 'db' | 'log' | 'sealing' | 'outbox' | 'now'>,
  indexKeys: IndexKeys,
): DeskService {
  const { db, log, sealing, now } = parts
  return {
    readRoles: accountId => readDeskRoles(db, accountId),
    async changeRole({ email, role, isGranted }) {
      const contact = await findContact(db, toContactDigests({ kind: 'email', address: email }, indexKeys))
      if (!contact) return toProblem(nobody)
      const { account_id: accountId } = contact
      const appended = await log.append(async () => {
        const has = (await readDeskRoles(db, accountId)).includes(role)
        if (has === isGranted) return toOk({ events: [], statements: [], touched: {}, value: false })
        const statement = isGranted
          ? insertDeskRole(db, { accountId, role, since: new Date(now()).toISOString() })
          : deleteDeskRole(db, accountId, role)
        const event = {
          type: isGranted ? ('role-granted' as const) : ('role-revoked' as const),
          caseRef: null,
          actor: 'operator',
          people: [await toPseudonym(sealing, accountId)],
          payload: { who: 'operator', role: 'operator', what: { account: accountId, role }, why: 'grant' },
        }
        return toOk({ events: [event], statements: [statement], touched: {}, value: true })
      })
      if (!appended.ok) return appended
      const { value: isChanged, seq } = appended.value
      if (isChanged && isGranted) await tell(parts, accountId, { name: 'role-granted', params: { role } })
      return toOk({ isChanged, seq })
    },
  }
}

const nobody: Refusal = {
  code: 'not_found',
  problems: [
    {
      path: 'email',
      message: {
        id: 'Belum ada akun dengan e-mail ini. Minta orangnya masuk sekali di /masuk, lalu ulangi.',
        en: 'No account has this e-mail. Have the person sign in once at /masuk, then do this again.',
      },
    },
  ],
}
