import { env } from 'cloudflare:workers'
import type { ShopRole } from '#shared/domain/shop'
import { toOk } from '#shared/rules/result'
import { getSettings } from '../../worker/env.ts'
import { createEventLog } from '../../worker/services/event-log.ts'
import type { NewMessage } from '../../worker/services/outbox.ts'
import { createSealing } from '../../worker/services/sealing.ts'
import { createShopServices } from '../../worker/services/shop-services.ts'
import type { signIn } from './signed-in.ts'

/** Services of shops on the real database; what they send is kept for the test to read. */
export function makeShopWorld() {
  const settings = getSettings(env)
  const sealing = createSealing(settings.dataKeys)
  const log = createEventLog(env.DB, sealing)
  const sent: NewMessage[] = []
  const outbox = {
    send: async (message: NewMessage) => {
      sent.push(message)
      return toOk(null)
    },
    listOf: async () => [],
  }
  const services = createShopServices({
    db: env.DB,
    log,
    settings,
    sealing,
    outbox,
    requestPublish: async () => {},
  })
  if (!services) throw new Error('the settings of the tests are not whole')
  const readToken = () => {
    const template = sent.findLast(({ template }) => template.name === 'shop-invitation')?.template
    if (template?.name !== 'shop-invitation') throw new Error('no invitation was sent')
    return template.params.link.split('/').at(-1) ?? ''
  }
  return { ...services, log, sealing, sent, readToken }
}

export type Person = Awaited<ReturnType<typeof signIn>>
export const idOf = ({ session }: Person) => session.accountId

let counter = 0
/** A slug that looks like no other. */
export function makeSlug(): string {
  counter += 1
  const letters = Array.from(String(counter), digit => 'bcdfghjkmn'[Number(digit)])
  return `toko-${letters.join('u')}-${'xyzqw'[counter % 5]}`
}

/** A shop with these people in it, without the way that they came. */
export async function makeShop(people: Partial<Record<ShopRole, Person>>, slug = makeSlug()) {
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `INSERT INTO seller (id, slug, name, kind, origin, slug_skeleton) VALUES (?1, ?2, ?3, 'shop', 'account', ?2)`,
  )
    .bind(id, slug, `Toko ${slug}`)
    .run()
  for (const [role, person] of Object.entries(people)) await addMember(id, person, role as ShopRole)
  return { id, slug, name: `Toko ${slug}` }
}

export async function addMember(shopId: string, person: Person, role: ShopRole): Promise<void> {
  await env.DB.prepare(`INSERT INTO shop_admin (seller_id, account_id, role, since) VALUES (?1, ?2, ?3, ?4)`)
    .bind(shopId, idOf(person), role, new Date().toISOString())
    .run()
}

export async function readRole(shopId: string, person: Person): Promise<string | null> {
  return env.DB.prepare('SELECT role FROM shop_admin WHERE seller_id = ?1 AND account_id = ?2')
    .bind(shopId, idOf(person))
    .first<string>('role')
}

export async function readEventTypes(): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT type FROM event ORDER BY seq').all<{ type: string }>()
  return results.map(({ type }) => type)
}
