import { z } from 'zod'
import { emailSchema } from '#shared/domain/contact'
import type { Result } from '#shared/rules/result'
import { orRefuse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { readFields, readForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import type { ShopNote } from '../pages/shop/shop-words.ts'
import { TeamPage } from '../pages/shop/team-page.tsx'
import type { TeamPageProps } from '../pages/shop/team-props.ts'
import type { Refusal } from '../services/refusal.ts'
import type { ShopServices } from '../services/shop-services.ts'
import { getShops, requireShop, toNote } from './shop-guard.ts'

const inviteSchema = z.object({ email: emailSchema, role: z.enum(['admin', 'packer']) })
const memberSchema = z.object({ member: z.string().min(1).max(100) })
const invitationSchema = z.object({ invitation: z.string().regex(/^[0-9a-f]{64}$/) })

/** Who runs a shop. Each form goes back to the page of the team, which says what was done. */
export function registerShopTeam(app: App): void {
  app.get('/toko/tim', context => showTeam(context, {}))
  app.post('/toko/tim/undang', invite)
  app.post('/toko/tim/batal', context =>
    change(context, 'batal', async ({ invitations }, accountId, slug) => {
      const form = await readForm(context, invitationSchema)
      return invitations.revoke(accountId, slug, form?.invitation ?? '')
    }),
  )
  app.post('/toko/tim/keluarkan', context =>
    change(context, 'dikeluarkan', async ({ team }, accountId, slug) => {
      const form = await readForm(context, memberSchema)
      return team.remove(accountId, slug, form?.member ?? '')
    }),
  )
  app.post('/toko/tim/serah', context =>
    change(context, 'ditawarkan', async ({ ownership }, accountId, slug) => {
      const form = await readForm(context, memberSchema)
      return ownership.offer(accountId, slug, form?.member ?? '')
    }),
  )
  app.post('/toko/tim/terima', context =>
    change(context, 'diterima', ({ ownership }, accountId, slug) => ownership.accept(accountId, slug)),
  )
  app.post('/toko/tim/henti', context =>
    change(context, 'dihentikan', ({ ownership }, accountId, slug) => ownership.stop(accountId, slug)),
  )
  app.post('/toko/tim/keluar', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    orRefuse(await getShops(context).team.leave(session.accountId, toSlug(context)))
    return context.redirect(toHref('/toko', toLanguage(context), { catatan: 'keluar' }), 303)
  })
}

type Change = (shops: ShopServices, accountId: string, slug: string) => Promise<Result<unknown, Refusal>>

/** What was refused for what is stored now is said on the page; what is not theirs to do is a page of its own. */
async function change(context: AppContext, note: ShopNote, work: Change): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const slug = toSlug(context)
  const done = await work(getShops(context), session.accountId, slug)
  if (done.ok) {
    const query = { toko: slug, catatan: note }
    return context.redirect(toHref('/toko/tim', toLanguage(context), query), 303)
  }
  const isMember = (await getShops(context).shops.find(session.accountId, slug)) !== null
  if (!isMember || done.problem.code === 'forbidden') orRefuse(done)
  const { field, form } = toFormProblem(done.problem, '')
  return showTeam(context, { problem: field ?? form }, toFormStatus(done.problem))
}

async function invite(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const slug = toSlug(context)
  const { invitations } = getShops(context)
  const form = await readForm(context, inviteSchema)
  const typed = await readFields(context)
  const values = { email: typed.email ?? '', role: typed.role ?? 'packer' }
  if (!form)
    return showTeam(context, { invite: { ...values, problem: { field: notAnAddress, form: null } } }, 400)
  const invited = await invitations.invite(
    session.accountId,
    slug,
    { contact: { kind: 'email', address: form.email }, role: form.role },
    toLanguage(context),
  )
  if (invited.ok) {
    const query = { toko: slug, catatan: invited.value.isTold ? 'diundang' : 'menunggu' }
    return context.redirect(toHref('/toko/tim', toLanguage(context), query), 303)
  }
  const { code } = invited.problem
  if (code === 'forbidden' || code === 'not_found') orRefuse(invited)
  const problem = toFormProblem(invited.problem, 'email')
  return showTeam(context, { invite: { ...values, problem } }, toFormStatus(invited.problem))
}

type TeamState = Pick<TeamPageProps, 'problem' | 'invite'>

async function showTeam(
  context: AppContext,
  state: TeamState,
  status: 200 | ReturnType<typeof toFormStatus> = 200,
): Promise<Response> {
  const found = await requireShop(context, 'see')
  if (found instanceof Response) return found
  const { accountId, shop, shops } = found
  const { team, invitations, ownership } = getShops(context)
  const page = (
    <TeamPage
      {...state}
      language={toLanguage(context)}
      shop={shop}
      shops={shops}
      members={await team.list(accountId, shop)}
      invitations={await invitations.list(shop)}
      transfer={await ownership.find(shop)}
      note={toNote(context)}
    />
  )
  return toPrivatePage(context, page, status)
}

function toSlug(context: AppContext): string {
  return context.req.query('toko') ?? ''
}

const notAnAddress = {
  id: 'Alamat e-mail belum benar. Contoh: nama@contoh.id',
  en: 'This is no e-mail address. Example: name@example.com',
}
