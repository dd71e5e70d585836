import type { ContactKind } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import {
  deleteMessagesEndedBefore,
  insertMessages,
  isAnyMessageDue,
  type MessageRow,
  readMessages,
} from '../db/messages.ts'
import type { ChannelKind } from '../messages/channel.ts'
import { type Filled, getTemplate } from '../messages/templates.ts'
import { createDelivery, type Delivered } from './message-delivery.ts'
import { findTargets, type Recipient, type Target } from './message-targets.ts'
import type { OutboxParts } from './outbox-parts.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

export interface NewMessage {
  to: Recipient
  /** Null: the one of the contact. */
  language: Language | null
  template: Filled
}

/** What its recipient may see of a message: that it was sent, not what it said. */
export interface MessageRecord {
  channel: ChannelKind
  template: string
  language: Language
  /** As much of the address as its owner recognises; empty for a browser. */
  recipient: string
  state: MessageRow['state']
  createdAt: string
  endedAt: string | null
  problem: string | null
}

/** Everything that goes out to people. At least once: a try that ends with us in the dark is made again. */
export interface Outbox {
  /** Written down when it returns, and sent soon after; refused when no channel leads to the recipient. */
  send(message: NewMessage): Promise<Result<null, Refusal>>
  /** Sends what is due, up to so many. */
  deliver(limit: number): Promise<Delivered>
  isDue(): Promise<boolean>
  canReach(kind: ContactKind): boolean
  /** The newest first. */
  listOf(accountId: string): Promise<MessageRecord[]>
  /** Removes records that are older than they are kept. */
  purge(now: Date): Promise<void>
}

const keptDays = 90
const mostListed = 200

export function createOutbox(parts: OutboxParts): Outbox {
  const { db, sealing, channels, requestSend } = parts
  const delivery = createDelivery(parts)
  return {
    async send({ to, language, template }) {
      const { name, params } = template
      // Wrong params are a bug of who sends: it shows here, not in a message that nobody gets.
      getTemplate(name).toValues(params, 'id')
      const targets = await findTargets(parts, to, template)
      if (targets.length === 0) return toProblem(unavailable)
      const rows = targets.map(target => toRow(sealing, target, { language, template }))
      await insertMessages(db, await Promise.all(rows))
      await requestSend()
      return toOk(null)
    },
    deliver: limit => delivery.deliver(limit),
    isDue: () => isAnyMessageDue(db, new Date().toISOString()),
    canReach: kind => channels.some(channel => channel.kind === kind),
    async listOf(accountId) {
      const rows = await readMessages(db, accountId, mostListed)
      return Promise.all(rows.map(row => toRecord(sealing, row)))
    },
    async purge(now) {
      await deleteMessagesEndedBefore(db, new Date(now.getTime() - keptDays * 86_400_000).toISOString())
    },
  }
}

async function toRow(
  sealing: Sealing,
  { accountId, kind, address, mask, language }: Target,
  asked: { language: Language | null; template: Filled },
): Promise<MessageRow> {
  const id = crypto.randomUUID()
  const now = new Date().toISOString()
  const content = JSON.stringify({ address, params: asked.template.params })
  return {
    id,
    account_id: accountId,
    channel: kind,
    template: asked.template.name,
    language: asked.language ?? language,
    sealed: await sealing.seal(content, { table: 'message', column: 'sealed', id }),
    sealed_mask: await sealing.seal(mask, { table: 'message', column: 'sealed_mask', id }),
    state: 'queued',
    attempts: 0,
    next_at: now,
    created_at: now,
    ended_at: null,
    problem: null,
  }
}

async function toRecord(sealing: Sealing, row: MessageRow): Promise<MessageRecord> {
  const { id, channel, template, language, sealed_mask, state, created_at, ended_at, problem } = row
  const recipient = await sealing.open(sealed_mask, { table: 'message', column: 'sealed_mask', id })
  return { channel, template, language, recipient, state, createdAt: created_at, endedAt: ended_at, problem }
}

const unavailable: Refusal = {
  code: 'unavailable',
  problems: [
    {
      path: '',
      message: {
        id: 'Pesan sedang tidak bisa dikirim. Coba lagi nanti.',
        en: 'Messages cannot be sent just now. Try again later.',
      },
    },
  ],
}
