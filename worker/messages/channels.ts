import type { Channel } from './channel.ts'
import { createMail } from './channels/mail.ts'
import { createMailboxChannel, type MailboxLetter } from './channels/mailbox.ts'
import { createPush } from './channels/push.ts'
import { createWhatsapp } from './channels/whatsapp.ts'
import type { Fetch } from './provider-request.ts'
import type { MessageSettings } from './settings.ts'

interface ChannelParts {
  settings: MessageSettings
  /** Takes the place of mail and WhatsApp; null outside the local environment. */
  putIntoMailbox: ((letter: MailboxLetter) => Promise<void>) | null
  /** Null where nobody can sign in: then no browser has subscribed. */
  publicUrl: string | null
  fetch: Fetch
}

/** The channels that are on. */
export function createChannels({ settings, putIntoMailbox, publicUrl, fetch }: ChannelParts): Channel[] {
  const { mail, whatsapp, push } = settings
  const channels: Channel[] = []
  if (putIntoMailbox) {
    channels.push(
      createMailboxChannel('email', putIntoMailbox),
      createMailboxChannel('whatsapp', putIntoMailbox),
    )
  } else {
    if (mail) channels.push(createMail(mail.binding, mail.from))
    if (whatsapp) channels.push(createWhatsapp(whatsapp, fetch))
  }
  if (push && publicUrl) {
    const subject = mail ? `mailto:${mail.from}` : publicUrl
    channels.push(createPush({ ...push, subject, home: publicUrl }, fetch))
  }
  return channels
}
