import type { Caller } from '../auth/identity.ts'
import { toDeviceName } from '../auth/to-device-name.ts'
import type { NewMessage, Outbox } from './outbox.ts'

/** What the contacts of an account hear of, whoever does it. That it could not be told keeps nobody from what they do. */
export interface AccountNews {
  signedIn(accountId: string, device: string): Promise<void>
  passkeyChanged(accountId: string, change: 'added' | 'deleted', caller: Caller): Promise<void>
}

export function createAccountNews(outbox: Pick<Outbox, 'send'>): AccountNews {
  const tell = async (accountId: string, template: NewMessage['template']) => {
    try {
      const told = await outbox.send({ to: { accountId }, language: null, template })
      if (!told.ok) console.error(`${template.name} could not be told`, told.problem.code)
    } catch (problem) {
      console.error(`${template.name} could not be told`, problem)
    }
  }
  const now = () => new Date().toISOString()
  return {
    signedIn: (accountId, device) => tell(accountId, { name: 'new-device', params: { device, at: now() } }),
    passkeyChanged: (accountId, change, caller) =>
      tell(accountId, {
        name: 'passkey-changed',
        params: { change, device: toDeviceName(caller.get('User-Agent')), at: now() },
      }),
  }
}
