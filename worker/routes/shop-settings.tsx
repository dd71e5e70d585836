import { shopNameSchema } from '#shared/domain/shop'
import { orRefuse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { readFields, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { SettingsPage, type SettingsPageProps } from '../pages/shop/settings-page.tsx'
import { getShops, requireShop, toNote } from './shop-guard.ts'
import { notAName } from './shops.tsx'

/** What a shop is called, and its end. */
export function registerShopSettings(app: App): void {
  app.get('/toko/atur', context => showSettings(context, {}))
  app.post('/toko/atur/nama', rename)
  app.post('/toko/atur/hapus', deleteShop)
}

async function rename(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const slug = context.req.query('toko') ?? ''
  const { name: typed = '' } = await readFields(context)
  const name = shopNameSchema.safeParse(typed)
  if (!name.success) return showSettings(context, { name: typed, problems: { name: notAName } }, 400)
  const renamed = await getShops(context).shops.rename(session.accountId, slug, name.data)
  if (renamed.ok) {
    const query = { toko: slug, catatan: 'ganti-nama' }
    return context.redirect(toHref('/toko/atur', toLanguage(context), query), 303)
  }
  const { code } = renamed.problem
  if (code === 'forbidden' || code === 'not_found') orRefuse(renamed)
  const { field, form } = toFormProblem(renamed.problem, 'name')
  const problems = { name: field, rename: form }
  return showSettings(context, { name: typed, problems }, toFormStatus(renamed.problem))
}

async function deleteShop(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const slug = context.req.query('toko') ?? ''
  const { typed = '' } = await readFields(context)
  const deleted = await getShops(context).shops.delete(session.accountId, slug, typed.trim())
  if (deleted.ok) {
    return context.redirect(toHref('/toko', toLanguage(context), { catatan: 'dihapus' }), 303)
  }
  const { code } = deleted.problem
  if (code === 'forbidden' || code === 'not_found') orRefuse(deleted)
  const { field, form } = toFormProblem(deleted.problem, 'typed')
  const problems = { typed: field, delete: form }
  return showSettings(context, { typed, problems }, toFormStatus(deleted.problem))
}

type SettingsState = Pick<SettingsPageProps, 'name' | 'typed' | 'problems'>

async function showSettings(
  context: AppContext,
  state: SettingsState,
  status: 200 | ReturnType<typeof toFormStatus> = 200,
): Promise<Response> {
  const found = await requireShop(context, 'rename')
  if (found instanceof Response) return found
  const { shop, shops } = found
  const page = (
    <SettingsPage
      {...state}
      language={toLanguage(context)}
      shop={shop}
      shops={shops}
      note={toNote(context)}
    />
  )
  return toPrivatePage(context, page, status)
}
