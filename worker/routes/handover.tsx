import { z } from 'zod'
import { createExtensionSession, deleteExtensionSession, getAccount } from '#shared/contract/accounts'
import { challengeSchema } from '#shared/domain/account'
import { orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { readForm, toLanguage } from '../http/form.ts'
import { mount } from '../http/mount.ts'
import { toPrivatePage } from '../http/page.ts'
import { getAccounts, getSession, requireSession } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { HandedOverPage, HandoverPage } from '../pages/account/handover-page.tsx'

const handoverSchema = z.object({ challenge: challengeSchema, device: z.string().max(60).catch('') })

/**
 * How the extension is signed in (authorization code with PKCE, RFC 7636): it opens the page with a challenge, the
 * person agrees, and the code comes back in the address of the tab that the extension itself opened. Who sees the code
 * without the extension's verifier has nothing, and who sends another person the link never sees the code.
 */
export function registerHandover(app: App): void {
  app.get('/masuk/ekstensi', async context => {
    const asked = handoverSchema.safeParse(context.req.query())
    if (!asked.success) return context.redirect(toHref('/akun', toLanguage(context)), 303)
    const session = await requireSession(context)
    if (session instanceof Response) return session
    return toPrivatePage(context, <HandoverPage language={toLanguage(context)} {...asked.data} />)
  })
  app.post('/masuk/ekstensi', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const form = await readForm(context, handoverSchema)
    if (!form) return context.redirect(toHref('/akun', toLanguage(context)), 303)
    const code = await getAccounts(context).devices.offerHandover(session, form.challenge, form.device)
    // In the fragment: it reaches no server and no log.
    return context.redirect(`${toHref('/masuk/ekstensi/selesai', toLanguage(context))}#kode=${code}`, 303)
  })
  app.get('/masuk/ekstensi/selesai', context =>
    toPrivatePage(context, <HandedOverPage language={toLanguage(context)} />),
  )
  mount(app, createExtensionSession, async ({ context, body }) => ({
    token: orRefuse(await getAccounts(context).devices.takeHandover(body.code, body.verifier)),
  }))
  mount(app, deleteExtensionSession, async ({ context }) => {
    const session = getSession(context)
    return { isSignedOut: await getAccounts(context).devices.signOut(session, session.id) }
  })
  mount(app, getAccount, async ({ context }) => {
    const { contacts } = await getAccounts(context).devices.readAccess(getSession(context))
    return { contacts: contacts.map(({ kind, masked }) => ({ kind, masked })) }
  })
}
