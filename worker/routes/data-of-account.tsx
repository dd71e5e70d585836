import { z } from 'zod'
import { languageSchema } from '#shared/domain/platform'
import type { App, AppContext } from '../http/app-env.ts'
import { readFields, readForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession } from '../http/session.ts'
import { AccountDeletedPage } from '../pages/account/account-deleted-page.tsx'
import { DataOfAccountPage } from '../pages/account/data-of-account-page.tsx'
import { DeleteAccountPage, deleteWords } from '../pages/account/delete-account-page.tsx'
import { toHref } from '../pages/account/form-parts.tsx'
import { getShops } from './shop-guard.ts'

const languageFormSchema = z.object({ language: languageSchema })
const passkeyFormSchema = z.object({ id: z.string().min(1).max(100), name: z.string().trim().min(1).max(60) })
const noteSchema = z.enum(['bahasa', 'kunci']).nullable().catch(null)

/** *Data saya*. Guarded with everything below /akun. */
export function registerDataOfAccount(app: App): void {
  app.get('/akun/data', context => showData(context))
  app.get('/akun/data/unduh', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const data = await getShops(context).data.read(session.accountId)
    return context.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="amanah-data-saya.json"',
      'Cache-Control': 'private, no-store',
    })
  })
  app.post('/akun/data/bahasa', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const form = await readForm(context, languageFormSchema)
    if (!form) return showData(context, 400)
    await getShops(context).data.changeLanguage(session.accountId, form.language)
    return toSaved(context, 'bahasa')
  })
  app.post('/akun/data/kunci', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    const form = await readForm(context, passkeyFormSchema)
    const isDone = form && (await getShops(context).data.renamePasskey(session.accountId, form.id, form.name))
    return isDone ? toSaved(context, 'kunci') : showData(context, 400)
  })
  app.get('/akun/data/hapus', async context => {
    const session = await requireSession(context)
    if (session instanceof Response) return session
    return toPrivatePage(context, <DeleteAccountPage language={toLanguage(context)} />)
  })
  app.post('/akun/data/hapus', deleteAccount)
}

async function deleteAccount(context: AppContext): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const language = toLanguage(context)
  const { typed = '' } = await readFields(context)
  // Whoever switched the language meanwhile still means it.
  if (!Object.values(deleteWords).includes(typed.trim().toUpperCase())) {
    const problem = { field: notTyped, form: null }
    return toPrivatePage(
      context,
      <DeleteAccountPage language={language} typed={typed} problem={problem} />,
      400,
    )
  }
  const deleted = await getShops(context).data.delete(session.accountId)
  if (!deleted.ok) {
    const problem = toFormProblem(deleted.problem, 'typed')
    const page = <DeleteAccountPage language={language} typed={typed} problem={problem} />
    return toPrivatePage(context, page, toFormStatus(deleted.problem))
  }
  context.header('Clear-Site-Data', '"cookies"')
  return toPrivatePage(context, <AccountDeletedPage language={language} deleted={deleted.value} />)
}

async function showData(context: AppContext, status: 200 | 400 = 200): Promise<Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const data = await getShops(context).data.read(session.accountId)
  const note = noteSchema.parse(context.req.query('catatan') ?? null)
  const problem = status === 200 ? null : notSaved
  const page = <DataOfAccountPage language={toLanguage(context)} data={data} note={note} problem={problem} />
  return toPrivatePage(context, page, status)
}

function toSaved(context: AppContext, note: 'bahasa' | 'kunci'): Response {
  return context.redirect(toHref('/akun/data', toLanguage(context), { catatan: note }), 303)
}

const notTyped = {
  id: `Ketik ${deleteWords.id} persis seperti tertulis.`,
  en: `Type ${deleteWords.en} exactly as it is written.`,
}

const notSaved = {
  id: 'Belum tersimpan. Nama kunci sandi 1 sampai 60 huruf.',
  en: 'Not saved. The name of a passkey has 1 to 60 letters.',
}
