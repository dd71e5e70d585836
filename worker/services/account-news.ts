import type { Caller } from '../auth/identity.ts'
import { toDeviceName } from '../auth/to-device-name.ts'
import type { Outbox } from './outbox.ts'
import { tell } from './tell.ts'

/** What the contacts of an account hear of, whoever does it. That it could not be told keeps nobody from what they do. */
export interface AccountNews {
  signedIn(accountId: string, device: string): Promise<void>
  passkeyChanged(accountId: string, change: 'added' | 'deleted', caller: Caller): Promise<void>
}

export function createAccountNews(outbox: Pick<Outbox, 'send'>): AccountNews {
  const now = () => new Date().toISOString()
  return {
    signedIn: (accountId, device) =>
      tell({ outbox }, accountId, { name: 'new-device', params: { device, at: now() } }),
    passkeyChanged: (accountId, change, caller) =>
      tell({ outbox }, accountId, {
        name: 'passkey-changed',
        params: { change, device: toDeviceName(caller.get('User-Agent')), at: now() },
      }),
  }
}
