import type { Settings } from '../env.ts'
import { createChannels } from '../messages/channels.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPushSubscriptions, type PushSubscriptions } from './push-subscriptions.ts'
import type { Sealing } from './sealing.ts'

/** All that tells people something. */
export interface MessageServices {
  outbox: Outbox
  push: PushSubscriptions
  /** Null outside the local environment. */
  mailbox: Mailbox | null
}

interface MessageWiring {
  db: D1Database
  settings: Settings
  sealing: Sealing
  requestSend(delaySeconds?: number): Promise<void>
}

export function createMessageServices({
  db,
  settings,
  sealing,
  requestSend,
}: MessageWiring): MessageServices {
  const { environment, dataKeys, indexKeys, accounts, messages } = settings
  const push = createPushSubscriptions(db, sealing)
  const mailbox = environment === 'local' ? createMailbox(db, sealing) : null
  // Without a key nothing can be written down, so nothing is sent.
  const channels = dataKeys
    ? createChannels({
        settings: messages,
        putIntoMailbox: mailbox && (letter => mailbox.put(letter)),
        publicUrl: accounts?.publicUrl ?? null,
        fetch: (url, init) => fetch(url, init),
      })
    : []
  const outbox = createOutbox({ db, sealing, indexKeys, subscriptions: push, channels, requestSend })
  return { outbox, push, mailbox }
}
