import { codeMinutes } from '../auth/code-minutes.ts'
import { createIdentity, type Identity } from '../auth/identity.ts'
import { deleteAttemptsBefore } from '../db/attempts.ts'
import { deleteExpired } from '../db/sessions.ts'
import type { Settings } from '../env.ts'
import { createAccountNews } from './account-news.ts'
import { type AccountService, createAccountService } from './account-service.ts'
import { createAttempts } from './attempts.ts'
import { rotateContacts } from './contact-rotation.ts'
import { createDeviceService, type DeviceService } from './device-service.ts'
import type { Outbox } from './outbox.ts'
import { createPasskeyService, type PasskeyService } from './passkey-service.ts'
import type { Sealing } from './sealing.ts'
import { createSignInTickets, type SignInTickets } from './sign-in-tickets.ts'

/** No limit counts over more than a day. */
const dayMs = 86_400_000

/** All that needs somebody to be signed in, or signs them in. */
export interface AccountServices {
  identity: Identity
  accounts: AccountService
  devices: DeviceService
  passkeys: PasskeyService
  tickets: SignInTickets
  /** Removes what has run out, and brings contacts under today's keys. */
  clean(at: Date): Promise<void>
}

interface AccountWiring {
  db: D1Database
  settings: Settings
  sealing: Sealing
  outbox: Pick<Outbox, 'send'>
}

/** Null where a key or the address is missing without which nothing of it may be kept. */
export function createAccountServices({
  db,
  settings,
  sealing,
  outbox,
}: AccountWiring): AccountServices | null {
  const { accounts, dataKeys, indexKeys } = settings
  if (!accounts || !dataKeys || !indexKeys) return null
  const identity = createIdentity(db, accounts)
  const attempts = createAttempts(db, sealing)
  const news = createAccountNews(outbox)
  return {
    identity,
    accounts: createAccountService({ db, identity, indexKeys, sealing, attempts, outbox, news }),
    devices: createDeviceService({ db, identity, sealing, news }),
    passkeys: createPasskeyService({ db, identity, news }),
    tickets: createSignInTickets(sealing, codeMinutes),
    async clean(at) {
      await deleteExpired(db, at.toISOString())
      await deleteAttemptsBefore(db, new Date(at.getTime() - dayMs).toISOString())
      await rotateContacts({ db, sealing, indexKeys, dataKeys })
    },
  }
}
