import { shopNameSchema, slugSchema } from '#shared/domain/shop'
import { toSlug } from '#shared/rules/shop-slug'
import type { App, AppContext } from '../http/app-env.ts'
import { limitForm, readFields, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPage, toPrivatePage } from '../http/page.ts'
import { findSession, requireSession, sameOriginOnly } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { DeskPage } from '../pages/shop/desk-page.tsx'
import { EntrancePage } from '../pages/shop/entrance-page.tsx'
import { NewShopPage, type NewShopProps } from '../pages/shop/new-shop-page.tsx'
import { getShops, requireShop, toNote, toTyped } from './shop-guard.ts'

/** The entrance for sellers, their desk, and making a shop. */
export function registerShops(app: App): void {
  app.use('/toko', sameOriginOnly(), limitForm())
  app.use('/toko/*', sameOriginOnly(), limitForm())
  app.get('/toko', async context => {
    const session = await findSession(context)
    if (!session) return toPage(context, <EntrancePage language={toLanguage(context)} />)
    const { shops, tasks } = getShops(context)
    const isAnywhere = (await shops.listOf(session.accountId)).length > 0
    if (!isAnywhere) {
      const query = { catatan: toNote(context) }
      return context.redirect(toHref('/toko/baru', toLanguage(context), query), 303)
    }
    const found = await requireShop(context, 'see')
    if (found instanceof Response) return found
    const { accountId, shop } = found
    const page = (
      <DeskPage
        language={toLanguage(context)}
        shop={shop}
        shops={found.shops}
        tasks={await tasks.listFor(accountId, shop)}
        progress={await shops.readProgress(shop)}
        note={toNote(context)}
      />
    )
    return toPrivatePage(context, page)
  })
  app.get('/toko/baru', async context => {
    const session = await requireSession(context)
    return session instanceof Response ? session : showNewShop(context, session.accountId, {})
  })
  app.post('/toko/baru', createShop)
}

type NewShopState = Omit<NewShopProps, 'language' | 'tasks' | 'profile'>

async function createShop(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const { accountId } = session
  const { name: typedName = '', slug: typedSlug = '' } = await readFields(context)
  const typed = { name: typedName, slug: typedSlug }
  const name = shopNameSchema.safeParse(typedName)
  if (!name.success) return showNewShop(context, accountId, { ...typed, problems: { name: notAName } }, 400)
  if (typedSlug === '') {
    const slug = toSlug(name.data)
    if (slug === '') {
      const problems = { slug: nothingToPropose }
      return showNewShop(context, accountId, { ...typed, problems }, 400)
    }
    const problem = await getShops(context).shops.findSlugProblem(accountId, { name: name.data, slug })
    return problem
      ? showNewShop(context, accountId, { ...typed, slug, ...toProblems(problem) }, toFormStatus(problem))
      : showNewShop(context, accountId, { ...typed, slug, isProposed: true })
  }
  const slug = slugSchema.safeParse(typedSlug.trim().toLowerCase())
  if (!slug.success) return showNewShop(context, accountId, { ...typed, problems: { slug: notASlug } }, 400)
  const made = await getShops(context).shops.create(accountId, { name: name.data, slug: slug.data })
  if (!made.ok) {
    return showNewShop(
      context,
      accountId,
      { ...typed, ...toProblems(made.problem) },
      toFormStatus(made.problem),
    )
  }
  const akun = toTyped(context)
  if (akun)
    return context.redirect(toHref('/toko/klaim', toLanguage(context), { toko: slug.data, akun }), 303)
  const query = { toko: slug.data, catatan: 'dibuat' }
  return context.redirect(toHref('/toko', toLanguage(context), query), 303)
}

function toProblems(refusal: Parameters<typeof toFormProblem>[0]): Pick<NewShopState, 'problems'> {
  const ofName = toFormProblem(refusal, 'name')
  const ofSlug = toFormProblem(refusal, 'slug')
  if (ofName.field) return { problems: { name: ofName.field } }
  return { problems: { slug: ofSlug.field, form: ofSlug.form } }
}

async function showNewShop(
  context: AppContext,
  accountId: string,
  state: NewShopState,
  status: 200 | ReturnType<typeof toFormStatus> = 200,
) {
  const tasks = await getShops(context).tasks.listFor(accountId, null)
  const page = (
    <NewShopPage
      {...state}
      language={toLanguage(context)}
      tasks={tasks}
      note={toNote(context)}
      profile={toTyped(context)}
    />
  )
  return toPrivatePage(context, page, status)
}

export const notAName = {
  id: 'Nama toko 2 sampai 60 huruf, dalam satu baris dan tanpa karakter tersembunyi.',
  en: 'A shop’s name has 2 to 60 letters, in one line and without hidden characters.',
}

const notASlug = {
  id: 'Pakai huruf kecil, angka, dan tanda hubung, 3 sampai 40 karakter. Contoh: dapur-sekar',
  en: 'Use lower-case letters, digits and hyphens, 3 to 40 characters. Example: dapur-sekar',
}

const nothingToPropose = {
  id: 'Dari nama ini kami tidak bisa membuat alamat. Tulis sendiri, dengan huruf a–z, misalnya: dapur-sekar',
  en: 'We cannot make an address of this name. Write one yourself, in letters a–z, such as dapur-sekar',
}
