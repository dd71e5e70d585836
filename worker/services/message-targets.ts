import { type Contact, contactSchema } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { type ContactRow, findContact, readContacts } from '../db/contacts.ts'
import type { ChannelKind } from '../messages/channel.ts'
import { type Filled, getTemplate } from '../messages/templates.ts'
import { maskContact, toContactDigests } from './contact-digests.ts'
import type { OutboxParts } from './outbox-parts.ts'

/** An account is told by the channels that it has, a contact by its own. */
export type Recipient = { accountId: string } | { contact: Contact }

/** One address that a message goes to. */
export interface Target {
  accountId: string | null
  kind: ChannelKind
  /** Of a browser: the id of its subscription, which may be gone by the time. */
  address: string
  mask: string
  /** What its owner reads. */
  language: Language
}

/** Where a message goes; nowhere when no channel that is on leads there. */
export async function findTargets(
  parts: OutboxParts,
  to: Recipient,
  { name }: Filled,
): Promise<readonly Target[]> {
  const isOn = ({ kind }: Target) => parts.channels.some(channel => channel.kind === kind)
  if ('contact' in to) {
    const target = toTarget(to.contact)
    if (!isOn(target)) return []
    // The last word outlives the account, and so does its record.
    const owner = name === 'data-deleted' ? null : await findOwner(parts, to.contact)
    return [owner ? { ...target, accountId: owner.account_id, language: owner.language } : target]
  }
  const contacts = (await findContacts(parts, to.accountId)).filter(isOn)
  const browsers = (await findBrowsers(parts, to.accountId)).filter(isOn)
  return getTemplate(name).isUrgent ? [...contacts, ...browsers] : [...chooseOne(contacts), ...browsers]
}

/** E-mail costs nobody anything; else whatever there is. */
function chooseOne(contacts: readonly Target[]): readonly Target[] {
  const best = contacts.find(({ kind }) => kind === 'email') ?? contacts[0]
  return best ? [best] : []
}

function findOwner({ db, indexKeys }: OutboxParts, contact: Contact): Promise<ContactRow | null> {
  return indexKeys ? findContact(db, toContactDigests(contact, indexKeys)) : Promise.resolve(null)
}

async function findContacts({ db, sealing }: OutboxParts, accountId: string): Promise<Target[]> {
  const rows = await readContacts(db, accountId)
  return Promise.all(
    rows.map(async ({ digest, kind, sealed, language }) => {
      const address = await sealing.open(sealed, { table: 'contact', column: 'sealed', id: digest })
      return { ...toTarget(contactSchema.parse({ kind, address })), accountId, language }
    }),
  )
}

async function findBrowsers({ subscriptions }: OutboxParts, accountId: string): Promise<Target[]> {
  const found = await subscriptions.listOf(accountId)
  return found.map(({ id, language }) => ({ accountId, kind: 'push', address: id, mask: '', language }))
}

function toTarget(contact: Contact): Target {
  const { kind, address } = contact
  return { accountId: null, kind, address, mask: maskContact(contact), language: 'id' }
}
