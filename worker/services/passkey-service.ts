import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Caller, Ceremony, Identity, Session, SignedIn } from '../auth/identity.ts'
import { toDeviceName } from '../auth/to-device-name.ts'
import { readDeskRoles } from '../db/desk-roles.ts'
import { deletePasskey, readPasskeys } from '../db/sessions.ts'
import type { AccountNews } from './account-news.ts'
import type { Refusal } from './refusal.ts'

export interface PasskeyService {
  offerRegistration(session: Session, caller: Caller): Promise<Result<Ceremony, Refusal>>
  register(session: Session, caller: Caller, response: unknown): Promise<Result<null, Refusal>>
  delete(session: Session, caller: Caller, id: string): Promise<Result<null, Refusal>>
  offerSignIn(caller: Caller): Promise<Ceremony>
  /** Null when the key is not known, or not used as it has to be. */
  signIn(caller: Caller, response: unknown): Promise<SignedIn | null>
}

interface PasskeyParts {
  db: D1Database
  identity: Identity
  news: AccountNews
}

const freshMs = 15 * 60_000

/**
 * Passkeys of an account. Who changes them has just signed in; and somebody of the desk who has a passkey has signed in
 * with it: else whoever reads their mail could make one, and decide in their name.
 */
export function createPasskeyService({ db, identity, news }: PasskeyParts): PasskeyService {
  const mayChange = async ({ accountId, method, signedInAt }: Session): Promise<Result<null, Refusal>> => {
    if (Date.now() - signedInAt.getTime() > freshMs) return toProblem(notFresh)
    const [roles, passkeys] = await Promise.all([readDeskRoles(db, accountId), readPasskeys(db, accountId)])
    const needsPasskey = roles.length > 0 && passkeys.length > 0
    return needsPasskey && method !== 'passkey' ? toProblem(notByPasskey) : toOk(null)
  }
  return {
    async offerRegistration(session, caller) {
      const allowed = await mayChange(session)
      if (!allowed.ok) return allowed
      const offered = await identity.passkeys.offerRegistration(caller)
      return offered ? toOk(offered) : toProblem(notFresh)
    },
    async register(session, caller, response) {
      const allowed = await mayChange(session)
      if (!allowed.ok) return allowed
      if (!(await identity.passkeys.register(caller, response))) return toProblem(notKept)
      await news.passkeyChanged(session.accountId, 'added', caller)
      return toOk(null)
    },
    async delete(session, caller, id) {
      const allowed = await mayChange(session)
      if (!allowed.ok) return allowed
      if (!(await deletePasskey(db, session.accountId, id))) return toProblem(notThere)
      await news.passkeyChanged(session.accountId, 'deleted', caller)
      return toOk(null)
    },
    offerSignIn: caller => identity.passkeys.offerSignIn(caller),
    async signIn(caller, response) {
      const signedIn = await identity.passkeys.signIn(caller, response)
      if (signedIn) await news.signedIn(signedIn.accountId, toDeviceName(caller.get('User-Agent')))
      return signedIn
    },
  }
}

const notFresh: Refusal = {
  code: 'forbidden',
  problems: [
    {
      path: '',
      message: {
        id: 'Kamu masuk lebih dari 15 menit lalu. Keluar, masuk lagi, lalu coba lagi.',
        en: 'You signed in more than 15 minutes ago. Sign out, sign in again, and try again.',
      },
    },
  ],
}

const notByPasskey: Refusal = {
  code: 'forbidden',
  problems: [
    {
      path: '',
      message: {
        id: 'Untuk petugas, kunci sandi hanya bisa diubah setelah masuk dengan kunci sandi.',
        en: 'Somebody of the desk changes passkeys only after signing in with one.',
      },
    },
  ],
}

const notKept: Refusal = { code: 'invalid_input', problems: [] }
const notThere: Refusal = { code: 'not_found', problems: [] }
