import { z } from 'zod'
import type { Message } from '#shared/domain/platform'
import type { App, AppContext } from '../http/app-env.ts'
import { limitForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { findSession, requireSession, sameOriginOnly } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { InvitationPage } from '../pages/shop/invitation-page.tsx'
import { getShops } from './shop-guard.ts'

/** A token of 32 bytes in base64url, or the digest by which the invited person's own desk names it. */
const referenceSchema = z
  .string()
  .regex(/^(?:[\w-]{43}|[0-9a-f]{64})$/)
  .catch('')

/** Taking part in a shop, by a link that is of use to the invited alone. */
export function registerShopInvitations(app: App): void {
  app.use('/undangan/*', sameOriginOnly(), limitForm())
  app.get('/undangan/:reference', context => showInvitation(context, null, 200))
  app.post('/undangan/:reference', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const joined = await getShops(context).invitations.accept(session.accountId, toReference(context))
    if (!joined.ok) {
      const { field, form } = toFormProblem(joined.problem, '')
      return showInvitation(context, field ?? form, toFormStatus(joined.problem))
    }
    const query = { toko: joined.value.slug, catatan: 'bergabung' }
    return context.redirect(toHref('/toko', toLanguage(context), query), 303)
  })
  app.post('/undangan/:reference/tolak', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const declined = await getShops(context).invitations.decline(session.accountId, toReference(context))
    if (!declined.ok) return showInvitation(context, null, toFormStatus(declined.problem))
    return context.redirect(toHref('/toko', toLanguage(context), { catatan: 'ditolak' }), 303)
  })
}

async function showInvitation(
  context: AppContext,
  problem: Message | null,
  status: 200 | ReturnType<typeof toFormStatus>,
): Promise<Response> {
  const session = await findSession(context)
  const reference = toReference(context)
  const invitation = await getShops(context).invitations.find(reference, session?.accountId ?? null)
  const page = (
    <InvitationPage
      language={toLanguage(context)}
      reference={reference}
      invitation={invitation}
      isSignedIn={session !== null}
      problem={problem}
    />
  )
  if (!invitation) return toPrivatePage(context, page, 404)
  // To others it is there, and not theirs.
  return toPrivatePage(context, page, session && !invitation.isMine ? 403 : status)
}

function toReference(context: AppContext): string {
  return referenceSchema.parse(context.req.param('reference'))
}
