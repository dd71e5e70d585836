import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { App, AppContext } from '../http/app-env.ts'
import { findScript } from '../http/built-code.ts'
import {
  limitForm,
  readFields,
  readForm,
  toFormProblem,
  toFormStatus,
  toLanguage,
  toNext,
} from '../http/form.ts'
import { limitRate } from '../http/limit-rate.ts'
import { toPrivatePage } from '../http/page.ts'
import { findSession, getAccounts, sameOriginOnly, setCookies, toSignInCaller } from '../http/session.ts'
import { CodePage } from '../pages/account/code-page.tsx'
import { toHref } from '../pages/account/form-parts.tsx'
import { SignInPage } from '../pages/account/sign-in-page.tsx'
import type { SignInTicket } from '../services/sign-in-tickets.ts'
import { toTypedContact } from '../services/typed-contact.ts'

const ticketCookie = 'amanah.ticket'
const ticketPath = '/masuk'

const codeFormSchema = z.object({
  // Codes are pasted with blanks and dashes.
  code: z
    .string()
    .transform(text => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
})

/** Signing in by code: two pages that work without script. */
export function registerSignIn(app: App): void {
  app.use('/masuk', sameOriginOnly(), limitForm())
  app.use('/masuk/*', sameOriginOnly(), limitForm())
  app.get('/masuk', async context => {
    if (await findSession(context)) return context.redirect(toNext(context) ?? toHome(context), 303)
    return showSignIn(context, {})
  })
  app.post('/masuk', limitRate('accounts'), async context => {
    const { contact: typed = '' } = await readFields(context)
    const { canReach } = context.get('services').outbox
    const contact = toTypedContact(typed, canReach)
    if (!contact) {
      const field = canReach('whatsapp') ? notAContact : notAnAddress
      return showSignIn(context, { typed, problem: { field, form: null } }, 400)
    }
    const sent = await sendCode(context, { contact, language: toLanguage(context) })
    if (sent.ok) return context.redirect(toCodeHref(context), 303)
    const problem = toFormProblem(sent.problem, 'contact')
    return showSignIn(context, { typed, problem }, toFormStatus(sent.problem))
  })
  app.get('/masuk/kode', async context => {
    const ticket = await readTicket(context)
    if (!ticket)
      return context.redirect(toHref('/masuk', toLanguage(context), { lanjut: toNext(context) }), 303)
    return showCode(context, ticket, { isResent: context.req.query('ulang') === '1' })
  })
  app.post('/masuk/ulang', limitRate('accounts'), async context => {
    const ticket = await readTicket(context)
    if (!ticket)
      return context.redirect(toHref('/masuk', toLanguage(context), { lanjut: toNext(context) }), 303)
    const sent = await sendCode(context, ticket)
    if (sent.ok) return context.redirect(toCodeHref(context, { ulang: '1' }), 303)
    return showCode(
      context,
      ticket,
      { problem: toFormProblem(sent.problem, 'code') },
      toFormStatus(sent.problem),
    )
  })
  app.post('/masuk/kode', limitRate('accounts'), takeCode)
}

async function takeCode(context: AppContext): Promise<Response> {
  const ticket = await readTicket(context)
  if (!ticket)
    return context.redirect(toHref('/masuk', toLanguage(context), { lanjut: toNext(context) }), 303)
  const form = await readForm(context, codeFormSchema)
  if (!form) return showCode(context, ticket, { problem: { field: notACode, form: null } }, 400)
  const { accounts, devices } = getAccounts(context)
  const before = await findSession(context)
  const { contact, language } = ticket
  const signedIn = await accounts.signIn(contact, language, form.code, toSignInCaller(context))
  if (!signedIn.ok) {
    const problem = toFormProblem(signedIn.problem, 'code')
    return showCode(context, ticket, { problem }, toFormStatus(signedIn.problem))
  }
  // Whoever was signed in here before is so no more.
  if (before) await devices.signOut(before, before.id)
  deleteCookie(context, ticketCookie, { path: ticketPath })
  setCookies(context, signedIn.value.setCookie)
  return context.redirect(toNext(context) ?? toHome(context), 303)
}

async function sendCode(context: AppContext, ticket: SignInTicket) {
  const { accounts, tickets } = getAccounts(context)
  const sent = await accounts.requestCode(ticket.contact, ticket.language, toSignInCaller(context))
  if (sent.ok) {
    setCookie(context, ticketCookie, await tickets.make(ticket), {
      path: ticketPath,
      httpOnly: true,
      sameSite: 'Lax',
      secure: context.get('settings').accounts?.publicUrl.startsWith('https:') ?? true,
      maxAge: 600,
    })
  }
  return sent
}

async function readTicket(context: AppContext): Promise<SignInTicket | null> {
  const text = getCookie(context, ticketCookie)
  return text === undefined ? null : getAccounts(context).tickets.read(text)
}

type SignInProps = Omit<Parameters<typeof SignInPage>[0], 'language' | 'next' | 'script' | 'hasWhatsapp'>
type CodeProps = Pick<Parameters<typeof CodePage>[0], 'problem' | 'isResent'>

async function showSignIn(
  context: AppContext,
  props: SignInProps,
  status: 200 | ReturnType<typeof toFormStatus> = 200,
) {
  const script = await findScript(context, 'passkeys')
  const page = (
    <SignInPage
      {...props}
      language={toLanguage(context)}
      next={toNext(context)}
      hasWhatsapp={context.get('services').outbox.canReach('whatsapp')}
      script={script}
    />
  )
  return toPrivatePage(context, page, status)
}

function showCode(
  context: AppContext,
  { contact }: SignInTicket,
  props: CodeProps,
  status: 200 | ReturnType<typeof toFormStatus> = 200,
) {
  const isLocal = context.get('settings').environment === 'local'
  const page = (
    <CodePage
      {...props}
      language={toLanguage(context)}
      next={toNext(context)}
      address={contact.kind === 'whatsapp' ? `+${contact.address}` : contact.address}
      kind={contact.kind}
      isLocal={isLocal}
    />
  )
  return toPrivatePage(context, page, status)
}

function toHome(context: AppContext): string {
  return toHref('/akun', toLanguage(context))
}

function toCodeHref(context: AppContext, more: Record<string, string> = {}): string {
  return toHref('/masuk/kode', toLanguage(context), { lanjut: toNext(context), ...more })
}

const notAnAddress = {
  id: 'Alamat e-mail belum benar. Contoh: nama@contoh.id',
  en: 'This is no e-mail address. Example: name@example.com',
}

const notAContact = {
  id: 'Tulis alamat e-mail (nama@contoh.id) atau nomor WhatsApp (0812…).',
  en: 'Type an e-mail address (name@example.com) or a WhatsApp number (0812…).',
}

const notACode = { id: 'Kode terdiri dari 6 angka.', en: 'The code has 6 digits.' }
