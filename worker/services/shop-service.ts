import { toSkeletonHash } from '#shared/rules/handle-skeleton'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { isReservedName } from '#shared/rules/shop-slug'
import { readClaimsOf } from '../db/claims.ts'
import { insertMember } from '../db/shop-members.ts'
import {
  countShopsOwned,
  deleteShop,
  findShopOf,
  findSlugHolder,
  hasProfiles,
  insertRenamed,
  insertShop,
  readShopsOf,
  renameShop,
} from '../db/shops.ts'
import type { Attempts } from './attempts.ts'
import { toEnd } from './claim-changes.ts'
import { readContext } from './claim-context.ts'
import { isInWork } from './claim-parts.ts'
import type { Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { toSlugSkeleton } from './seed-rows.ts'
import {
  findAllowed,
  mostShopsOwned,
  type Shop,
  type ShopParts,
  tooManyShops,
  toRefusal,
  toShopEvent,
} from './shop-access.ts'
import { readShopProgress, type ShopProgress } from './shop-progress.ts'

export interface ShopService {
  listOf(accountId: string): Promise<Shop[]>
  /** Null where the account has no role. */
  find(accountId: string, slug: string): Promise<Shop | null>
  readProgress(shop: Shop): Promise<ShopProgress>
  /** What stands against a new shop of this name and address, null when nothing does. */
  findSlugProblem(accountId: string, shop: { name: string; slug: string }): Promise<Refusal | null>
  create(accountId: string, shop: { name: string; slug: string }): Promise<Result<Shop, Refusal>>
  rename(accountId: string, slug: string, name: string): Promise<Result<null, Refusal>>
  /** `typed` is what somebody typed to confirm: the slug. */
  delete(accountId: string, slug: string, typed: string): Promise<Result<null, Refusal>>
}

const renames = { name: 'shop-renames', most: 5, minutes: 24 * 60 }

export function createShopService(parts: ShopParts & { attempts: Attempts }): ShopService {
  const { db, log, attempts, requestPublish } = parts
  return {
    listOf: accountId => readShopsOf(db, accountId),
    find: (accountId, slug) => findShopOf(db, accountId, slug),
    readProgress: ({ id }) => readShopProgress(db, id),
    findSlugProblem: (accountId, shop) => findProblem(db, accountId, shop),
    async create(accountId, shop) {
      const appended = await log.append(() => planCreation(parts, accountId, shop))
      return appended.ok ? toOk(appended.value.value) : appended
    },
    async rename(accountId, slug, name) {
      const allowed = await findAllowed(db, accountId, slug, 'rename')
      if (!allowed.ok) return allowed
      if (allowed.value.name === name) return toOk(null)
      const taken = await attempts.take(renames, allowed.value.id)
      if (!taken.ok) return taken
      const appended = await log.append(() => planRenaming(parts, accountId, slug, name))
      if (!appended.ok) return appended
      await requestPublish()
      return toOk(null)
    },
    async delete(accountId, slug, typed) {
      const appended = await log.append(() => planDeletion(parts, accountId, slug, typed))
      return appended.ok ? toOk(null) : appended
    },
  }
}

type Planned<Value> = Promise<Result<Plan<Value>, Refusal>>

async function findProblem(
  db: D1Database,
  accountId: string,
  { name, slug }: { name: string; slug: string },
): Promise<Refusal | null> {
  if (isReservedName(name)) return reservedName
  if (isReservedName(slug)) return reservedSlug
  if ((await countShopsOwned(db, accountId)) >= mostShopsOwned) return tooManyShops
  const skeleton = toSlugSkeleton(slug)
  const skeletonHash = skeleton === null ? null : await toSkeletonHash(slug)
  const holder = await findSlugHolder(db, { slug, skeleton, skeletonHash, accountId })
  if (!holder) return null
  return holder.isSame ? takenSlug : alikeSlug
}

async function planCreation(
  { db, sealing }: ShopParts,
  accountId: string,
  { name, slug }: { name: string; slug: string },
): Planned<Shop> {
  const problem = await findProblem(db, accountId, { name, slug })
  if (problem) return toProblem(problem)
  const id = crypto.randomUUID()
  const since = new Date().toISOString()
  const event = await toShopEvent(sealing, {
    type: 'shop-created',
    accountId,
    role: 'owner',
    what: { kind: 'shop', id },
    why: 'asked',
    after: { name, slug },
  })
  return toOk({
    events: [event],
    statements: [
      insertShop(db, { id, slug, name, slug_skeleton: toSlugSkeleton(slug) }),
      insertMember(db, { sellerId: id, accountId, role: 'owner', since }),
    ],
    touched: {},
    value: { id, slug, name, role: 'owner' },
  })
}

async function planRenaming(
  { db, sealing }: ShopParts,
  accountId: string,
  slug: string,
  name: string,
): Planned<null> {
  if (isReservedName(name)) return toProblem(reservedName)
  const allowed = await findAllowed(db, accountId, slug, 'rename')
  if (!allowed.ok) return allowed
  const { id, role, name: before } = allowed.value
  // Whoever stands in public is not called otherwise overnight without a word of it.
  const at = new Date().toISOString()
  const isPublic = await hasProfiles(db, id)
  const dated = isPublic ? [insertRenamed(db, { id: crypto.randomUUID(), sellerId: id, at })] : []
  const what = { kind: 'shop', id }
  const change = { type: 'shop-renamed', why: 'asked', before, after: name } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...change, accountId, role, what })],
    statements: [renameShop(db, id, name), ...dated],
    touched: { sellers: [id] },
    value: null,
  })
}

async function planDeletion(
  { db, sealing }: ShopParts,
  accountId: string,
  slug: string,
  typed: string,
): Planned<null> {
  const allowed = await findAllowed(db, accountId, slug, 'delete')
  if (!allowed.ok) return allowed
  const { id, role, name } = allowed.value
  if (typed !== slug) return toProblem(notTyped)
  if (await hasProfiles(db, id)) return toProblem(stillHeld)
  const ending = await planEnding(db, id)
  if (!ending.ok) return ending
  const what = { kind: 'shop', id }
  const change = { type: 'shop-deleted', why: 'asked', before: { name, slug } } as const
  return toOk({
    events: [await toShopEvent(sealing, { ...change, accountId, role, what })],
    statements: [...ending.value.statements, deleteShop(db, id)],
    touched: { sellers: [id], profiles: ending.value.profiles },
    value: null,
  })
}

/** Claims in work end with their shop, so that nobody looks for their codes any more; what is disputed is decided first. */
async function planEnding(db: D1Database, sellerId: string) {
  const now = Date.now()
  const claims = (await readClaimsOf(db, [sellerId])).filter(isInWork)
  const contexts = await Promise.all(claims.map(claim => readContext(db, claim, now)))
  if (contexts.some(({ claim, facts }) => claim.state === 'placed' && facts.isDisputed)) {
    return toProblem(inDispute)
  }
  const at = new Date(now).toISOString()
  const ends = claims.map(claim => toEnd(db, claim, 'withdrawn', at))
  return toOk({
    statements: ends.flatMap(({ statements }) => statements),
    profiles: claims.map(({ key }) => key),
  })
}

const reservedName = toRefusal(
  'invalid_input',
  'name',
  'Nama ini tidak bisa dipakai toko, karena terdengar seperti Amanah atau lembaga resmi.',
  'A shop cannot be called so: it sounds like Amanah or an authority.',
)

const reservedSlug = toRefusal(
  'invalid_input',
  'slug',
  'Alamat ini tidak bisa dipakai toko. Pilih yang memuat nama tokomu.',
  'This address is not for shops. Choose one with your shop’s name in it.',
)

const takenSlug = toRefusal(
  'conflict',
  'slug',
  'Alamat ini sudah dipakai toko lain. Tambahkan kota atau jenis jualanmu, misalnya “-solo”.',
  'Another shop has this address. Add your town or what you sell, such as “-solo”.',
)

const alikeSlug = toRefusal(
  'conflict',
  'slug',
  'Alamat ini terlalu mirip dengan toko atau akun lain, dan pembeli bisa keliru. Tambahkan kota atau jenis jualanmu.',
  'This address looks too much like another shop or account, and buyers may mix them up. Add your town or what you sell.',
)

const notTyped = toRefusal(
  'invalid_input',
  'typed',
  'Ketik alamat tokomu persis seperti tertulis.',
  'Type your shop’s address exactly as it is written.',
)

const inDispute = toRefusal(
  'conflict',
  '',
  'Toko lain mengklaim profil yang sama, dan meja sedang memutuskannya. Tunggu keputusannya, atau batalkan klaimmu dulu.',
  'Another shop claims the same profile, and the desk is deciding. Wait for the decision, or give up your claim first.',
)

const stillHeld = toRefusal(
  'conflict',
  '',
  'Toko ini masih memegang profil yang disetujui. Lepaskan semua profilnya dulu, baru toko bisa dihapus.',
  'This shop still holds an approved profile. Let go of all its profiles first, then the shop can be deleted.',
)
