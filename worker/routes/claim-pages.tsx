import { z } from 'zod'
import { platformSchema } from '#shared/domain/platform'
import { slugSchema } from '#shared/domain/shop'
import { canInShop } from '#shared/rules/can-in-shop'
import { toClaimTarget } from '#shared/rules/claim-target'
import type { Result } from '#shared/rules/result'
import { ApiError } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { findScript } from '../http/built-code.ts'
import { getClaims } from '../http/claims.ts'
import { limitForm, readForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession, sameOriginOnly } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { ClaimCodePage } from '../pages/claim/code-page.tsx'
import { StartPage, targetProblems } from '../pages/claim/start-page.tsx'
import { ClaimWaitingPage } from '../pages/claim/waiting-page.tsx'
import type { ClaimService } from '../services/claim-service.ts'
import type { Refusal } from '../services/refusal.ts'
import { getShops, toTyped } from './shop-guard.ts'

type Session = Parameters<ClaimService['find']>[0]

const startFormSchema = z.object({
  akun: z.string().max(500),
  tempat: z.nullable(platformSchema).catch(null),
})
const idSchema = z.guid()
const platformQuerySchema = z.nullable(platformSchema).catch(null)

/** Claiming a profile: which one, the code, the wait. Pages and forms, without script. */
export function registerClaimPages(app: App): void {
  app.use('/toko/klaim', sameOriginOnly(), limitForm())
  app.use('/toko/klaim/*', sameOriginOnly(), limitForm())
  app.get('/toko/klaim', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const shop = await requireShop(context, session)
    if (shop instanceof Response) return shop
    // What a card or an invitation names is filled in, not sent: the seller presses the button.
    const typed = toTyped(context)
    return toPrivatePage(context, <StartPage language={toLanguage(context)} shop={shop} typed={typed} />)
  })
  app.post('/toko/klaim', start)
  app.get('/toko/klaim/:claim', async context => {
    const session = await requireSession(context)
    return session instanceof Response ? session : showClaim(context, session)
  })
  const changes: Record<string, (claims: ClaimService) => ClaimService['place']> = {
    terpasang: claims => claims.place,
    'kode-baru': claims => claims.renewCode,
    batal: claims => claims.withdraw,
    minta: claims => claims.askForLook,
  }
  for (const [name, of] of Object.entries(changes)) {
    app.post(`/toko/klaim/:claim/${name}`, context =>
      change(context, (session, id) => of(getClaims(context).claims)(session, id)),
    )
  }
}

async function start(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const shop = await requireShop(context, session)
  if (shop instanceof Response) return shop
  const form = (await readForm(context, startFormSchema)) ?? { akun: '', tempat: null }
  const language = toLanguage(context)
  const asked = { language, shop, typed: form.akun, platform: form.tempat }
  const target = toClaimTarget(form.akun, form.tempat)
  if (target.state !== 'profile') {
    const problem = { field: targetProblems[target.state], form: null }
    return toPrivatePage(context, <StartPage {...asked} problem={problem} />, 400)
  }
  const opened = await getClaims(context).claims.open(session, shop.slug, target.profile)
  if (opened.ok) return context.redirect(toHref(`/toko/klaim/${opened.value.id}`, language), 303)
  const problem = toFormProblem(opened.problem, 'akun')
  return toPrivatePage(context, <StartPage {...asked} problem={problem} />, toPageStatus(opened.problem))
}

/** The shop that the address names, if it is one of theirs; the way to their shops where it names none. */
async function requireShop(context: AppContext, session: Session) {
  const slug = z.safeParse(slugSchema, context.req.query('toko'))
  if (!slug.success) return toOwnShop(context, session)
  const shop = await getClaims(context).claims.findShop(session, slug.data)
  if (!shop) throw new ApiError('not_found')
  if (!shop.canClaim) throw new ApiError('forbidden')
  return shop
}

/** A link from a card or a chat names a profile only: it goes on in the own shop, and makes one first where there is none. */
async function toOwnShop(context: AppContext, { accountId }: Session): Promise<Response> {
  const shops = await getShops(context).shops.listOf(accountId)
  const shop = shops.find(({ role }) => canInShop(role, 'claim-profile'))
  const akun = toTyped(context)
  const language = toLanguage(context)
  const next = shop
    ? toHref('/toko/klaim', language, { toko: shop.slug, akun })
    : toHref('/toko/baru', language, { akun })
  return context.redirect(next, 303)
}

async function change(
  context: AppContext,
  work: (session: Session, id: string) => Promise<Result<null, Refusal>>,
): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const id = toClaimId(context)
  const changed = await work(session, id)
  if (changed.ok) return context.redirect(toHref(`/toko/klaim/${id}`, toLanguage(context)), 303)
  if (changed.problem.code === 'not_found') throw new ApiError('not_found')
  return showClaim(context, session, changed.problem)
}

async function showClaim(context: AppContext, session: Session, refusal?: Refusal): Promise<Response> {
  const claim = await getClaims(context).claims.find(session, toClaimId(context))
  if (!claim) throw new ApiError('not_found')
  const language = toLanguage(context)
  const status = refusal ? toPageStatus(refusal) : 200
  const { field = null, form = null } = refusal ? toFormProblem(refusal, '') : {}
  const problem = field ?? form
  if (claim.state !== 'open' || claim.code === null) {
    return toPrivatePage(
      context,
      <ClaimWaitingPage language={language} claim={claim} problem={problem} />,
      status,
    )
  }
  const script = await findScript(context, 'copy-code')
  const platform = platformQuerySchema.parse(context.req.query('tempat') ?? null) ?? claim.platform
  const page = (
    <ClaimCodePage language={language} claim={claim} platform={platform} script={script} problem={problem} />
  )
  return toPrivatePage(context, page, status)
}

function toClaimId(context: AppContext): string {
  const id = idSchema.safeParse(context.req.param('claim'))
  if (!id.success) throw new ApiError('not_found')
  return id.data
}

function toPageStatus(refusal: Refusal) {
  return refusal.code === 'forbidden' ? 403 : toFormStatus(refusal)
}
