import { z } from 'zod'
import { orRefuse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { findScript } from '../http/built-code.ts'
import { limitForm, readForm, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { getAccounts, requireSession, sameOriginOnly, toPageCaller } from '../http/session.ts'
import { AccountPage } from '../pages/account/account-page.tsx'
import { toHref } from '../pages/account/form-parts.tsx'

const idFormSchema = z.object({ id: z.string().min(1).max(100) })
const noteSchema = z.enum(['device', 'passkey']).nullable().catch(null)

/** Where and how one is signed in. */
export function registerAccount(app: App): void {
  app.use('/akun', sameOriginOnly(), limitForm())
  app.use('/akun/*', sameOriginOnly(), limitForm())
  app.get('/akun', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const access = await getAccounts(context).devices.readAccess(session)
    const note = noteSchema.parse(context.req.query('catatan') ?? null)
    const script = await findScript(context, 'passkeys')
    const notices = await findNotices(context)
    return toPrivatePage(
      context,
      <AccountPage
        language={toLanguage(context)}
        access={access}
        script={script}
        notices={notices}
        note={note}
      />,
    )
  })
  app.post('/akun/perangkat/keluar', context =>
    change(context, 'device', ({ devices }, session, id) => devices.signOut(session, id)),
  )
  app.post('/akun/kunci/hapus', context =>
    change(context, 'passkey', async ({ passkeys }, session, id) => {
      const deleted = await passkeys.delete(session, toPageCaller(context), id)
      if (!deleted.ok && deleted.problem.code !== 'not_found') orRefuse(deleted)
      return deleted.ok
    }),
  )
  app.post('/akun/keluar', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    await getAccounts(context).devices.signOut(session, session.id)
    return toSignedOut(context)
  })
  app.post('/akun/keluar-semua', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    await getAccounts(context).devices.signOutEverywhere(session)
    return toSignedOut(context)
  })
}

async function findNotices(context: AppContext) {
  const key = context.get('settings').messages.push?.publicKey
  const script = await findScript(context, 'notices')
  return key && script ? { key, script } : null
}

type Accounts = ReturnType<typeof getAccounts>
type SignedIn = Exclude<Awaited<ReturnType<typeof requireSession>>, Response>

/** What is not this account's, or no more, changes nothing and is answered alike. */
async function change(
  context: AppContext,
  note: 'device' | 'passkey',
  work: (accounts: Accounts, session: SignedIn, id: string) => Promise<boolean>,
): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const form = await readForm(context, idFormSchema)
  const isDone = form !== null && (await work(getAccounts(context), session, form.id))
  const query = isDone ? { catatan: note } : {}
  return context.redirect(toHref('/akun', toLanguage(context), query), 303)
}

function toSignedOut(context: AppContext): Response {
  // The session is gone; cookies of it mean nothing, and go as well with all else that this browser kept of us.
  context.header('Clear-Site-Data', '"cookies"')
  return context.redirect(toHref('/masuk', toLanguage(context)), 303)
}
