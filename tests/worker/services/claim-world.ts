import { env } from 'cloudflare:workers'
import type { MarkSighting, Witness } from '#shared/domain/claim'
import type { DeskRole, ShopRole } from '#shared/domain/shop'
import type { ProfileKey } from '#shared/domain/subject'
import { toOk } from '#shared/rules/result'
import { toProfileParts } from '#shared/rules/subject-key'
import type { Session } from '../../../worker/auth/identity.ts'
import { deleteMember } from '../../../worker/db/shop-members.ts'
import { getSettings } from '../../../worker/env.ts'
import { createClaimServices } from '../../../worker/services/claim-services.ts'
import { createEventLog } from '../../../worker/services/event-log.ts'
import type { NewMessage } from '../../../worker/services/outbox.ts'
import { createSealing } from '../../../worker/services/sealing.ts'

/** Claims on the real database, with a clock that tests set and messages that they read. */
export function makeClaimWorld() {
  const settings = getSettings(env)
  const sealing = createSealing(settings.dataKeys)
  const log = createEventLog(env.DB, sealing)
  const sent: NewMessage[] = []
  const clock = { at: Date.now() }
  const outbox = {
    send: async (message: NewMessage) => {
      sent.push(message)
      return toOk(null)
    },
  }
  const services = createClaimServices({
    db: env.DB,
    log,
    settings,
    sealing,
    outbox,
    requestPublish: async () => {},
    now: () => clock.at,
  })
  if (!services) throw new Error('the settings of the tests are not whole')
  const toldTo = ({ accountId }: Session) =>
    sent.flatMap(({ to, template }) => ('accountId' in to && to.accountId === accountId ? template.name : []))
  return { ...services, log, sealing, sent, clock, toldTo }
}

export type ClaimWorld = ReturnType<typeof makeClaimWorld>

/** An account with a session that signed in so. */
export async function makePerson(method: Session['method'] = 'handover'): Promise<Session> {
  const accountId = crypto.randomUUID()
  const now = new Date().toISOString()
  await env.DB.prepare(
    `INSERT INTO account (id, name, contact_ref, contact_proven, created_at, updated_at)
     VALUES (?1, '', ?1 || '@contact.invalid', 1, ?2, ?2)`,
  )
    .bind(accountId, now)
    .run()
  return { id: crypto.randomUUID(), accountId, method, signedInAt: new Date() }
}

/** Somebody of the desk, signed in by passkey. */
export async function makeDesk(role: DeskRole = 'verifier'): Promise<Session> {
  const person = await makePerson('passkey')
  await env.DB.prepare('INSERT INTO desk_role (account_id, role, since) VALUES (?1, ?2, ?3)')
    .bind(person.accountId, role, new Date().toISOString())
    .run()
  return person
}

/** A shop with its owner. */
export async function makeShop(slug: string) {
  const owner = await makePerson('code')
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `INSERT INTO seller (id, slug, name, kind, origin) VALUES (?1, ?2, ?3, 'shop', 'account')`,
  )
    .bind(id, slug, `Toko ${slug}`)
    .run()
  await join(id, owner, 'owner')
  return { id, slug, owner }
}

export type TestShop = Awaited<ReturnType<typeof makeShop>>

export async function join(shopId: string, { accountId }: Session, role: ShopRole): Promise<void> {
  await env.DB.prepare('INSERT INTO shop_admin (seller_id, account_id, role, since) VALUES (?1, ?2, ?3, ?4)')
    .bind(shopId, accountId, role, new Date().toISOString())
    .run()
}

/** Leaves as the team page does. */
export async function leave(shopId: string, { accountId }: Session): Promise<void> {
  await env.DB.batch(deleteMember(env.DB, { sellerId: shopId, accountId }))
}

export async function revoke({ accountId }: Session): Promise<void> {
  await env.DB.prepare('DELETE FROM desk_role WHERE account_id = ?1').bind(accountId).run()
}

/** An extension says that the shop's mark stands on its profile. */
export async function seeMark(
  world: ClaimWorld,
  person: Session,
  over: Partial<MarkSighting> = {},
  network = makeNetwork(),
) {
  const at = new Date(world.clock.at).toISOString()
  const mark = { key: siti, slug: 'toko-siti', platformId: null, installId: makeInstallId(), at, ...over }
  return world.marks.see(person, mark as MarkSighting, network)
}

/** Something of the shop was checked: a proven profile would make it verified. */
export async function addCredential(shopId: string, expiresAt: string | null = null): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO credential (id, seller_id, kind, sealed_number, checked_at, expires_at)
     VALUES (?1, ?2, 'nib', 'sealed', ?3, ?4)`,
  )
    .bind(crypto.randomUUID(), shopId, new Date(Date.now() - 86_400_000).toISOString(), expiresAt)
    .run()
}

export const siti = 'instagram:batik.siti' as ProfileKey

/** A claim whose code is in place, with the code. */
export async function placeClaim(world: ClaimWorld, shop: TestShop, key: ProfileKey = siti) {
  const opened = await world.claims.open(shop.owner, shop.slug, { ...toProfileParts(key), key })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const { id } = opened.value
  await world.claims.place(shop.owner, id)
  const claim = await world.claims.find(shop.owner, id)
  if (!claim?.code) throw new Error('no code')
  return { id, code: claim.code }
}

let counter = 0
export function makeNetwork(): string {
  counter += 1
  return `10.${Math.floor(counter / 250)}.${counter % 250}.7`
}

export function makeInstallId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

/** A message of a witness, right by default. */
export function makeWitness(world: ClaimWorld, code: string, over: Partial<Witness> = {}): Witness {
  const at = new Date(world.clock.at).toISOString()
  return { key: siti, code, platformId: null, installId: makeInstallId(), at, ...over } as Witness
}

/** So many people who have nothing to do with each other see the code. */
export async function seeCode(world: ClaimWorld, code: string, count: number, over: Partial<Witness> = {}) {
  for (let i = 0; i < count; i++) {
    await world.witnesses.see(await makePerson(), makeWitness(world, code, over), makeNetwork())
  }
}

export const yes = { vote: 'approve', reason: 'Kodenya terlihat' } as const
export const no = { vote: 'refuse', reason: 'Kodenya tidak ada' } as const

/** Approves a claim as it takes, with as many people as it takes. */
export async function approve(world: ClaimWorld, claimId: string, people: readonly Session[]) {
  const votes = []
  for (const person of people) votes.push(await world.decisions.vote(person, claimId, yes))
  return votes
}

export async function findRow(table: string, where: string, value: string) {
  return env.DB.prepare(`SELECT * FROM ${table} WHERE ${where} = ?1`)
    .bind(value)
    .first<Record<string, unknown>>()
}

export async function readEventTypes(): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT type FROM event ORDER BY seq').all<{ type: string }>()
  return results.map(({ type }) => type)
}
