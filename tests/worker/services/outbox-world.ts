import { env } from 'cloudflare:workers'
import type { Contact } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { type Result, toOk } from '#shared/rules/result'
import { upsertContact } from '../../../worker/db/contacts.ts'
import { getSettings } from '../../../worker/env.ts'
import type { Channel, ChannelKind, Failure, Outgoing } from '../../../worker/messages/channel.ts'
import type { Filled } from '../../../worker/messages/templates.ts'
import { toContactDigests } from '../../../worker/services/contact-digests.ts'
import { createOutbox } from '../../../worker/services/outbox.ts'
import { createPushSubscriptions } from '../../../worker/services/push-subscriptions.ts'
import { createSealing } from '../../../worker/services/sealing.ts'

export const codeTemplate: Filled = { name: 'sign-in-code', params: { code: '482913', minutes: 10 } }
export const deviceTemplate: Filled = {
  name: 'new-device',
  params: { device: 'Chrome, Android', at: '2026-05-03T04:05:06.000Z' },
}
export const claimTemplate: Filled = {
  name: 'claim-approved',
  params: {
    handle: 'toko.fitri',
    platform: 'tiktok',
    shop: 'Toko Fitri',
    mark: 'amanah:toko-fitri',
    link: 'https://amanah.example/t/toko-fitri',
  },
}

export const email = (address = 'fitri.rahayu@contoh.id'): Contact => ({ kind: 'email', address })
export const whatsapp = (address = '6281234567890'): Contact => ({ kind: 'whatsapp', address })

type Answer = (message: Outgoing) => Result<null, Failure> | Promise<Result<null, Failure>>

/** An outbox on the real database whose providers answer as the test says; what they got is kept. */
export function makeOutboxWorld({
  answer = () => toOk(null),
  kinds = ['email', 'whatsapp', 'push'],
}: {
  answer?: Answer
  kinds?: readonly ChannelKind[]
} = {}) {
  const { dataKeys, indexKeys } = getSettings(env)
  if (!indexKeys) throw new Error('the settings of the tests are not whole')
  const sealing = createSealing(dataKeys)
  const got: (Outgoing & { kind: ChannelKind })[] = []
  const asked: (number | undefined)[] = []
  const channels = kinds.map(
    (kind): Channel => ({
      kind,
      async send(message) {
        got.push({ ...message, kind })
        return answer(message)
      },
    }),
  )
  const subscriptions = createPushSubscriptions(env.DB, sealing)
  const outbox = createOutbox({
    db: env.DB,
    sealing,
    indexKeys,
    subscriptions,
    channels,
    requestSend: async delay => void asked.push(delay),
  })
  return {
    outbox,
    subscriptions,
    got,
    asked,
    /** An account with these contacts, the first proven first. */
    async makeAccount(contacts: readonly Contact[], language: Language = 'id'): Promise<string> {
      const id = crypto.randomUUID()
      const now = new Date().toISOString()
      await env.DB.prepare(`INSERT INTO account VALUES (?1, '', ?1, 1, NULL, ?2, ?2)`).bind(id, now).run()
      for (const [i, contact] of contacts.entries()) {
        const [digest] = toContactDigests(contact, indexKeys)
        await upsertContact(env.DB, {
          digest,
          account_id: id,
          kind: contact.kind,
          sealed: await sealing.seal(contact.address, { table: 'contact', column: 'sealed', id: digest }),
          language,
          proven_at: new Date(Date.now() + i).toISOString(),
        })
      }
      return id
    },
  }
}

/** Lets time pass for what waits, without waiting. */
export async function pass(minutes: number): Promise<void> {
  const earlier = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '-${minutes * 60} seconds')`
  await env.DB.prepare(
    `UPDATE message SET created_at = ${earlier('created_at')}, next_at = ${earlier('next_at')},
       ended_at = ${earlier('ended_at')}`,
  ).run()
}

export async function readRows() {
  const { results } = await env.DB.prepare('SELECT * FROM message ORDER BY created_at, id').all<{
    id: string
    account_id: string | null
    channel: string
    state: string
    sealed: string | null
    attempts: number
    next_at: string | null
    problem: string | null
  }>()
  return results
}
