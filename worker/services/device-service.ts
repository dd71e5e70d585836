import { toBase64Url } from '#shared/rules/manifest-signature'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { toSha256 } from '#shared/rules/subject-hash'
import type { Identity, Session } from '../auth/identity.ts'
import { readContacts } from '../db/contacts.ts'
import { insertHandover, takeHandover } from '../db/handovers.ts'
import { deleteSession, deleteSessions, readPasskeys, readSessions, type SessionRow } from '../db/sessions.ts'
import type { AccountNews } from './account-news.ts'
import { maskContact } from './contact-digests.ts'
import { openPasskeyName } from './passkey-names.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

export interface Device {
  id: string
  name: string
  method: SessionRow['method']
  signedInAt: string
  seenAt: string
  isThis: boolean
}

/** How somebody signs in: as they are shown it themselves. */
export interface Access {
  contacts: { kind: 'email' | 'whatsapp'; masked: string; provenAt: string }[]
  passkeys: { id: string; name: string; madeAt: string | null }[]
  devices: Device[]
}

/** Who signs in where, and how a session gets into an extension. */
export interface DeviceService {
  readAccess(session: Session): Promise<Access>
  /** Whether it was this account's. */
  signOut(session: Session, sessionId: string): Promise<boolean>
  signOutEverywhere(session: Session): Promise<void>
  /** A code for the extension that knows what the challenge is the SHA-256 of (RFC 7636, S256). */
  offerHandover(session: Session, challenge: string, device: string): Promise<string>
  /** The bearer token; a code that is unknown, used, late or not this extension's is refused alike. */
  takeHandover(code: string, verifier: string): Promise<Result<string, Refusal>>
}

interface DeviceParts {
  db: D1Database
  identity: Identity
  sealing: Sealing
  news: AccountNews
}

const handoverMs = 60_000

export function createDeviceService({ db, identity, sealing, news }: DeviceParts): DeviceService {
  const nowText = () => new Date().toISOString()
  return {
    async readAccess({ id, accountId }) {
      const [contacts, passkeys, sessions] = await Promise.all([
        readContacts(db, accountId),
        readPasskeys(db, accountId),
        readSessions(db, accountId, nowText()),
      ])
      return {
        contacts: await Promise.all(
          contacts.map(async ({ digest, kind, sealed, proven_at }) => {
            const address = await sealing.open(sealed, { table: 'contact', column: 'sealed', id: digest })
            return { kind, masked: maskContact({ kind, address }), provenAt: proven_at }
          }),
        ),
        passkeys: await Promise.all(
          passkeys.map(async row => ({
            id: row.id,
            name: await openPasskeyName(row, sealing),
            madeAt: row.created_at,
          })),
        ),
        devices: sessions.map(row => toDevice(row, id)),
      }
    },
    signOut: ({ accountId }, sessionId) => deleteSession(db, accountId, sessionId),
    signOutEverywhere: ({ accountId }) => deleteSessions(db, accountId),
    async offerHandover({ accountId }, challenge, device) {
      const code = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
      const expiresAt = new Date(Date.now() + handoverMs).toISOString()
      await insertHandover(db, {
        code_digest: await toSha256(code),
        account_id: accountId,
        challenge,
        device,
        expires_at: expiresAt,
      })
      return code
    },
    async takeHandover(code, verifier) {
      const row = await takeHandover(db, await toSha256(code))
      const isRight = row && row.expires_at > nowText() && row.challenge === (await toChallenge(verifier))
      if (!isRight) return toProblem(notThisOne)
      const token = await identity.createBearer(row.account_id, row.device)
      await news.signedIn(row.account_id, row.device)
      return toOk(token)
    },
  }
}

const notThisOne: Refusal = {
  code: 'invalid_input',
  problems: [
    {
      path: 'code',
      message: {
        id: 'Kode penghubung tidak berlaku lagi. Mulai lagi dari ekstensi.',
        en: 'This code counts no more. Start again from the extension.',
      },
    },
  ],
}

function toDevice({ id, device, method, created_at, updated_at }: SessionRow, current: string): Device {
  return { id, name: device, method, signedInAt: created_at, seenAt: updated_at, isThis: id === current }
}

/** base64url(SHA-256(verifier)), as RFC 7636 says. */
async function toChallenge(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return toBase64Url(new Uint8Array(digest))
}
