import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { canInShop } from '#shared/rules/can-in-shop'
import { findEntry, postSeed, publish, putTrial, readError, readSeller } from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'
import { idOf, makeShop, makeShopWorld, readEventTypes, readRole } from '../shop-world.ts'
import { signIn } from '../signed-in.ts'
import { makeShop as makeClaimingShop, makeClaimWorld, placeClaim, siti } from './claim-world.ts'

async function create(slug: string, name = 'Dapur Sekar', owner?: Awaited<ReturnType<typeof signIn>>) {
  const who = owner ?? (await signIn())
  return makeShopWorld().shops.create(idOf(who), { name, slug })
}

const refusedFor = (path: string, code: string) => ({ ok: false, problem: { code, problems: [{ path }] } })

/** A profile that the shop holds, as an approved claim leaves it. */
async function hold(shopId: string, key: string): Promise<void> {
  const seed = { sellers: [makeSeller({ slug: 'lain', profiles: [{ key, controlSeen: daysAgo(1) }] })] }
  expect((await postSeed(seed)).status).toBe(200)
  await env.DB.prepare('UPDATE profile SET seller_id = ?1 WHERE key = ?2').bind(shopId, key).run()
}

it('makes a shop whose maker owns it, and tells the log without names of people', async () => {
  const owner = await signIn()
  const world = makeShopWorld()
  const made = await world.shops.create(idOf(owner), { name: 'Dapur Sekar', slug: 'dapur-sekar' })
  expect(made).toMatchObject({ ok: true, value: { slug: 'dapur-sekar', role: 'owner' } })
  if (!made.ok) return
  expect(await readRole(made.value.id, owner)).toBe('owner')
  expect(await readEventTypes()).toEqual(['shop-created'])
  const actor = await env.DB.prepare('SELECT actor FROM event').first<string>('actor')
  expect(actor).toMatch(/^[0-9a-f]{64}$/)
  expect(actor).not.toContain(idOf(owner))
  expect((await world.log.verify()).ok).toBe(true)
})

describe('an address', () => {
  it.each(['amanah', 'admin', 'bantuan', 'ojk', '4manah', 'amannah', 'a-m-a-n-a-h', 'adm1n'])(
    'is not %s, which sounds like somebody official',
    async slug => {
      expect(await create(slug)).toMatchObject(refusedFor('slug', 'invalid_input'))
    },
  )

  it.each(['Amanah', 'Αmanah', 'Аmаnаh', 'A.M.A.N.A.H', 'Admin'])(
    'does not go with the name %s either',
    async name => {
      expect(await create('dapur-sekar', name)).toMatchObject(refusedFor('name', 'invalid_input'))
    },
  )

  it.each(['batik-laras', 'batiklaras', 'batik-l4ras', 'batik-1aras', 'b-a-t-i-k-laras', 'battik-laras'])(
    'cannot be %s when there is batik-laras',
    async slug => {
      expect((await create('batik-laras')).ok).toBe(true)
      expect(await create(slug)).toMatchObject(refusedFor('slug', 'conflict'))
      expect((await create('batik-laras-solo')).ok).toBe(true)
    },
  )

  it('looks like no imported shop, and like no handle that a shop holds', async () => {
    const profiles = [{ key: 'instagram:wastra.ayu', controlSeen: daysAgo(1) }]
    await postSeed({ sellers: [makeSeller({ slug: 'kain-ibu', profiles })] })
    expect(await create('ka1n-ibu')).toMatchObject(refusedFor('slug', 'conflict'))
    expect(await create('wastra-ayu')).toMatchObject(refusedFor('slug', 'conflict'))
    expect(await create('wa5tra-ayu')).toMatchObject(refusedFor('slug', 'conflict'))
  })

  it('may look like a handle that nobody was seen to hold, or that a shop of the same owner holds', async () => {
    await postSeed({
      sellers: [makeSeller({ slug: 'kain-ibu', profiles: [{ key: 'instagram:wastra.ayu' }] })],
    })
    expect((await create('wastra-ayu')).ok).toBe(true)
    const owner = await signIn()
    await hold((await makeShop({ owner })).id, 'tiktok:sambal.rini')
    expect(await create('sambal-rini')).toMatchObject(refusedFor('slug', 'conflict'))
    expect((await create('sambal-rini', 'Sambal Rini', owner)).ok).toBe(true)
  })
})

it('lets one person own five shops', async () => {
  const owner = await signIn()
  for (let i = 0; i < 5; i++) await makeShop({ owner })
  expect(await create('dapur-sekar', 'Dapur Sekar', owner)).toMatchObject(refusedFor('', 'conflict'))
})

it('gives two who ask for one address at the same time one shop', async () => {
  const answers = await Promise.all([create('dapur-sekar'), create('dapur-sekar'), create('dapur-seekar')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

it('dates a new name once something stands in public, and only then', async () => {
  const world = makeShopWorld()
  const owner = await signIn()
  const shop = await makeShop({ owner })
  const facts = () => env.DB.prepare('SELECT kind, at FROM fact').all()
  expect((await world.shops.rename(idOf(owner), shop.slug, 'Toko Kedua')).ok).toBe(true)
  expect((await facts()).results).toEqual([])
  await hold(shop.id, 'instagram:toko.kedua')
  expect((await world.shops.rename(idOf(owner), shop.slug, 'Toko Ketiga')).ok).toBe(true)
  await publish()
  expect((await readSeller('instagram:toko.kedua')).name).toBe('Toko Ketiga')
  expect((await findEntry('instagram:toko.kedua'))?.facts).toMatchObject([{ kind: 'renamed' }])
  // The same name once more changes nothing.
  expect((await world.shops.rename(idOf(owner), shop.slug, 'Toko Ketiga')).ok).toBe(true)
  expect((await readEventTypes()).filter(type => type === 'shop-renamed')).toHaveLength(2)
})

it('deletes a shop by its typed address, but not while it holds a profile', async () => {
  const world = makeShopWorld()
  const owner = await signIn()
  const shop = await makeShop({ owner })
  for (const typed of ['', 'ya', shop.slug.toUpperCase()]) {
    expect(await world.shops.delete(idOf(owner), shop.slug, typed)).toMatchObject(
      refusedFor('typed', 'invalid_input'),
    )
  }
  await hold(shop.id, 'instagram:toko.pegang')
  expect(await world.shops.delete(idOf(owner), shop.slug, shop.slug)).toMatchObject(
    refusedFor('', 'conflict'),
  )
  await env.DB.prepare('UPDATE profile SET seller_id = NULL').run()
  expect((await world.shops.delete(idOf(owner), shop.slug, shop.slug)).ok).toBe(true)
  expect(await world.shops.listOf(idOf(owner))).toEqual([])
})

it('ends claims in work with their shop, so that nobody looks for their codes any more', async () => {
  const claims = makeClaimWorld()
  const shop = await makeClaimingShop('toko-siti')
  await placeClaim(claims, shop)
  await publish()
  expect((await findEntry(siti))?.pendingCodes).toHaveLength(1)
  const { shops } = makeShopWorld()
  expect((await shops.delete(shop.owner.accountId, shop.slug, shop.slug)).ok).toBe(true)
  await publish()
  expect(await findEntry(siti)).toBeNull()
  expect(await env.DB.prepare('SELECT count(*) AS n FROM profile').first('n')).toBe(0)
})

it('deletes no shop in the middle of a dispute', async () => {
  const claims = makeClaimWorld()
  const [shop, rival] = [await makeClaimingShop('toko-siti'), await makeClaimingShop('toko-budi')]
  const { id } = await placeClaim(claims, shop)
  const theirs = await placeClaim(claims, rival)
  const remove = () => makeShopWorld().shops.delete(shop.owner.accountId, shop.slug, shop.slug)
  expect(await remove()).toMatchObject(refusedFor('', 'conflict'))
  expect(await claims.claims.find(shop.owner, id)).toMatchObject({ state: 'placed' })
  await claims.claims.withdraw(rival.owner, theirs.id)
  expect((await remove()).ok).toBe(true)
})

describe('an import or trial', () => {
  it('takes no shop of an account over, by slug, profile or account, and says which field', async () => {
    const owner = await signIn()
    const shop = await makeShop({ owner }, 'toko-milik')
    await hold(shop.id, 'instagram:toko.milik')
    const before = await env.DB.prepare('SELECT * FROM seller WHERE id = ?1').bind(shop.id).first()
    const refused = async (changes: object) => {
      const answer = await postSeed({
        sellers: [makeSeller({ slug: 'file-baru', destinations: [], ...changes })],
      })
      expect(answer.status).toBe(409)
      return (await readError(answer)).field
    }
    expect(await refused({ slug: 'toko-milik', profiles: [{ key: 'tiktok:x.baru' }] })).toBe(
      'sellers[0].slug',
    )
    expect(await refused({ profiles: [{ key: 'instagram:toko.milik' }] })).toBe('sellers[0].profiles[0].key')
    const trial = await putTrial('instagram:toko.milik', 'noted')
    expect([trial.status, (await readError(trial)).field]).toEqual([409, 'key'])
    expect(await env.DB.prepare('SELECT * FROM seller WHERE id = ?1').bind(shop.id).first()).toEqual(before)
    const profile = env.DB.prepare("SELECT seller_id FROM profile WHERE key = 'instagram:toko.milik'")
    expect(await profile.first<string>('seller_id')).toBe(shop.id)
  })

  it('leaves it alone otherwise, and fills the skeletons of its own slugs', async () => {
    const owner = await signIn()
    const shop = await makeShop({ owner })
    expect((await postSeed(makeSeed())).status).toBe(200)
    expect(await readRole(shop.id, owner)).toBe('owner')
    const rows = await env.DB.prepare("SELECT slug_skeleton FROM seller WHERE origin = 'import'").all<{
      slug_skeleton: string | null
    }>()
    expect(rows.results.every(({ slug_skeleton }) => slug_skeleton !== null)).toBe(true)
    expect(canInShop('owner', 'delete')).toBe(true)
  })
})
