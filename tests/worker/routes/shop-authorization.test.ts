import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { ShopRole } from '#shared/domain/shop'
import { canInShop, type ShopAction, shopActions, shopRoles } from '#shared/rules/can-in-shop'
import { countRows, request } from '../harness.ts'
import { addMember, idOf, makeShop, makeShopWorld, type Person } from '../shop-world.ts'
import { formInit, signIn } from '../signed-in.ts'

interface Scene {
  shop: Awaited<ReturnType<typeof makeShop>>
  who: Person
  /** Others in the shop whom things are done to. */
  packer: Person
  admin: Person
}

interface Route {
  path: (scene: Scene) => string
  /** Absent: the page is opened. */
  fields?: (scene: Scene) => Record<string, string>
  /** What has to be there before. */
  prepare?: (scene: Scene) => Promise<void>
  /** Whether it happened. */
  isDone: (scene: Scene, answer: Response) => Promise<boolean>
}

const at =
  (path: string) =>
  ({ shop }: Scene) =>
    `${path}?toko=${shop.slug}`

const count = async (sql: string, ...values: string[]) =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${sql}`)
    .bind(...values)
    .first<number>('n')) ?? 0

const isMember = async ({ shop }: Scene, person: Person) =>
  (await count('shop_admin WHERE seller_id = ?1 AND account_id = ?2', shop.id, idOf(person))) > 0

const invites = (role: 'packer' | 'admin'): Route => ({
  path: at('/toko/tim/undang'),
  fields: () => ({ email: `baru.${crypto.randomUUID().slice(0, 8)}@contoh.id`, role }),
  isDone: async ({ shop }) =>
    (await count('shop_invitation WHERE seller_id = ?1 AND role = ?2', shop.id, role)) > 0,
})

const removes = (role: 'packer' | 'admin'): Route => ({
  path: at('/toko/tim/keluarkan'),
  fields: scene => ({ member: idOf(scene[role]) }),
  isDone: async scene => !(await isMember(scene, scene[role])),
})

/** One claim a shop is enough here: it goes by the shop's id. */
const heldClaim = ({ shop }: Scene) => shop.id

/** How each action is done on the real pages. */
const routes: Record<ShopAction, Route> = {
  'let-go-of-profile': {
    path: scene => `/toko/klaim/${heldClaim(scene)}/batal`,
    fields: () => ({}),
    prepare: async scene => {
      const { shop, packer } = scene
      const handle = shop.slug.replaceAll('-', '.')
      await env.DB.prepare(
        `INSERT INTO claim (id, seller_id, claimed_by, key, hash, platform, handle, state, created_at)
         VALUES (?1, ?2, ?3, ?4, ?4, 'instagram', ?5, 'approved', ?6)`,
      )
        .bind(
          heldClaim(scene),
          shop.id,
          idOf(packer),
          `instagram:${handle}`,
          handle,
          new Date().toISOString(),
        )
        .run()
    },
    isDone: async scene => (await count("claim WHERE id = ?1 AND state = 'withdrawn'", heldClaim(scene))) > 0,
  },
  'claim-profile': {
    path: at('/toko/klaim'),
    fields: ({ shop }) => ({ akun: `https://www.instagram.com/${shop.slug.replaceAll('-', '.')}/` }),
    isDone: async ({ shop }) => (await count('claim WHERE seller_id = ?1', shop.id)) > 0,
  },
  see: {
    path: at('/toko/tim'),
    isDone: async ({ shop }, answer) => (await answer.text()).includes(shop.name),
  },
  rename: {
    path: at('/toko/atur/nama'),
    fields: () => ({ name: 'Nama Baru' }),
    isDone: async ({ shop }) => (await count("seller WHERE id = ?1 AND name = 'Nama Baru'", shop.id)) > 0,
  },
  'invite-packer': invites('packer'),
  'invite-admin': invites('admin'),
  'remove-packer': removes('packer'),
  'remove-admin': removes('admin'),
  leave: {
    path: at('/toko/tim/keluar'),
    fields: () => ({}),
    isDone: async () => (await count("event WHERE type = 'member-left'")) > 0,
  },
  'offer-ownership': {
    path: at('/toko/tim/serah'),
    fields: ({ admin }) => ({ member: idOf(admin) }),
    isDone: async ({ shop }) => (await count('ownership_transfer WHERE seller_id = ?1', shop.id)) > 0,
  },
  'stop-ownership': {
    path: at('/toko/tim/henti'),
    fields: () => ({}),
    prepare: async ({ shop, admin, packer }) => {
      await env.DB.prepare(
        `INSERT INTO ownership_transfer (seller_id, from_account, to_account, offered_at) VALUES (?1, ?2, ?3, ?4)`,
      )
        .bind(shop.id, idOf(packer), idOf(admin), new Date().toISOString())
        .run()
    },
    isDone: async ({ shop }) => (await count('ownership_transfer WHERE seller_id = ?1', shop.id)) === 0,
  },
  delete: {
    path: at('/toko/atur/hapus'),
    fields: ({ shop }) => ({ typed: shop.slug }),
    isDone: async ({ shop }) => (await count('seller WHERE id = ?1', shop.id)) === 0,
  },
}

/** Whoever asks, in a fresh shop. `removed` was an admin a moment ago; `elsewhere` is the owner of another shop. */
const askers = [...shopRoles, 'stranger', 'removed', 'elsewhere', 'nobody'] as const

async function setScene(
  asker: (typeof askers)[number],
  people: { packer: Person; admin: Person; who: Person },
) {
  const shop = await makeShop({})
  const scene: Scene = { shop, ...people }
  await addMember(shop.id, people.packer, 'packer')
  await addMember(shop.id, people.admin, 'admin')
  if ((shopRoles as readonly string[]).includes(asker))
    await addMember(shop.id, people.who, asker as ShopRole)
  if (asker === 'elsewhere') await makeShop({ owner: people.who })
  if (asker === 'removed') {
    await addMember(shop.id, people.who, 'admin')
    const owner = await signIn()
    await addMember(shop.id, owner, 'owner')
    const removed = await makeShopWorld().team.remove(idOf(owner), shop.slug, idOf(people.who))
    expect(removed.ok).toBe(true)
  }
  return scene
}

it('has a route for every action', () => {
  expect(Object.keys(routes).toSorted()).toEqual(shopActions.toSorted())
})

describe.each(askers)('%s', asker => {
  it('may do on the pages what the table says, and nothing else', async () => {
    const people = { packer: await signIn(), admin: await signIn(), who: await signIn() }
    const role = (shopRoles as readonly string[]).includes(asker) ? (asker as ShopRole) : null
    for (const [action, route] of Object.entries(routes) as [ShopAction, Route][]) {
      const scene = await setScene(asker, people)
      await route.prepare?.(scene)
      const cookie = asker === 'nobody' ? '' : people.who.cookie
      const events = await countRows('event')
      const init: RequestInit = route.fields
        ? formInit(route.fields(scene), cookie)
        : { headers: { Cookie: cookie }, redirect: 'manual' }
      const answer = await request(route.path(scene), init)
      const isAllowed = canInShop(role, action)
      expect([action, await route.isDone(scene, answer.clone())]).toEqual([action, isAllowed])
      if (isAllowed) {
        expect([action, answer.status]).toEqual([action, route.fields ? 303 : 200])
        continue
      }
      const refused = asker === 'nobody' ? 303 : role === null ? 404 : 403
      expect([action, answer.status]).toEqual([action, refused])
      if (asker === 'nobody') expect(answer.headers.get('Location')).toMatch(/^\/masuk/)
      expect([action, await countRows('event')]).toEqual([action, events])
    }
  })
})

it.each([null, 'https://evil.example', 'http://localhost.evil.example', 'null'])(
  'takes no form from the origin %j',
  async origin => {
    const owner = await signIn()
    const shop = await makeShop({ owner })
    const scene: Scene = { shop, who: owner, packer: owner, admin: owner }
    const posts = Object.values(routes).flatMap(({ path, fields }) =>
      fields ? [[path(scene), fields(scene)] as const] : [],
    )
    const more = ['/toko/baru', '/toko/tim/batal', '/toko/tim/terima', `/undangan/${'a'.repeat(43)}`]
    const account = ['/akun/data/bahasa', '/akun/data/kunci', '/akun/data/hapus']
    for (const [path, fields] of [...posts, ...[...more, ...account].map(path => [path, {}] as const)]) {
      const answer = await request(path, formInit({ ...fields, typed: shop.slug }, owner.cookie, origin))
      expect([path, answer.status]).toEqual([path, 403])
    }
    expect(await countRows('event')).toBe(0)
  },
)

it('takes ids of one shop through no other: members and invitations', async () => {
  const world = makeShopWorld()
  const [owner, other] = [await signIn(), await signIn()]
  const [mine, theirs] = [await makeShop({ owner }), await makeShop({ owner: other })]
  const packer = await signIn()
  await addMember(theirs.id, packer, 'packer')
  const contact = { kind: 'email' as const, address: 'undangan.lain@contoh.id' }
  await world.invitations.invite(idOf(other), theirs.slug, { contact, role: 'packer' }, 'id')
  const [open] = await world.invitations.list({ ...theirs, role: 'owner' })
  const post = (path: string, fields: Record<string, string>) =>
    request(`${path}?toko=${mine.slug}`, formInit(fields, owner.cookie))
  expect((await post('/toko/tim/keluarkan', { member: idOf(packer) })).status).toBe(404)
  expect((await post('/toko/tim/serah', { member: idOf(packer) })).status).toBe(409)
  expect((await post('/toko/tim/batal', { invitation: open?.id ?? '' })).status).toBe(404)
  expect(await world.invitations.list({ ...theirs, role: 'owner' })).toHaveLength(1)
  expect(await count('shop_admin WHERE account_id = ?1', idOf(packer))).toBe(1)
})
