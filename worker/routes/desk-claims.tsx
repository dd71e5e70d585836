import { z } from 'zod'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { ApiError } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { getClaims } from '../http/claims.ts'
import { limitForm, readForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession, sameOriginOnly } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { DeskClaimsPage } from '../pages/desk/claims-page.tsx'
import { PasskeyNeededPage } from '../pages/desk/passkey-needed-page.tsx'
import type { DeskClaims, DeskQueue } from '../services/desk-claims.ts'
import type { Refusal } from '../services/refusal.ts'

type Session = Parameters<DeskClaims['list']>[0]

const path = '/meja/klaim'
const voteSchema = z.object({
  klaim: z.guid(),
  suara: z.enum(['approve', 'refuse']),
  // One line, and nothing that hides in it.
  alasan: z
    .string()
    .transform(text => text.replaceAll(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(3)
        .max(500)
        .regex(/^\P{C}+$/u),
    ),
})
const recheckSchema = z.object({ klaim: z.guid(), hasil: z.enum(['terlihat', 'tidak']) })
const noteSchema = z.enum(['suara', 'putus', 'periksa']).nullable().catch(null)
const positionSchema = z
  .string()
  .regex(/^\d{4}-[\d\-T:.]{10,20}Z~[0-9a-f-]{36}$/)
  .transform((text): NonNullable<DeskQueue['next']> => {
    const [at = '', id = ''] = text.split('~')
    return { at, id }
  })

/** Claims that wait for the desk, as a plain list. */
export function registerDeskClaims(app: App): void {
  app.use(path, sameOriginOnly(), limitForm())
  app.use(`${path}/*`, sameOriginOnly(), limitForm())
  app.get(path, async context => {
    const session = await requireDesk(context)
    return session instanceof Response ? session : showQueue(context, session)
  })
  app.post(`${path}/suara`, async context => {
    const session = await requireDesk(context)
    if (session instanceof Response) return session
    const form = await readForm(context, voteSchema)
    if (!form) return showQueue(context, session, noReason)
    const cast = { vote: form.suara, reason: form.alasan }
    const voted = await getClaims(context).decisions.vote(session, form.klaim, cast)
    if (!voted.ok) return showQueue(context, session, voted.problem)
    return toNote(context, voted.value.isDecided ? 'putus' : 'suara')
  })
  app.post(`${path}/periksa`, async context => {
    const session = await requireDesk(context)
    if (session instanceof Response) return session
    const form = await readForm(context, recheckSchema)
    if (!form) throw new ApiError('invalid_input')
    const isSeen = form.hasil === 'terlihat'
    const answered = await getClaims(context).rechecks.answer(session, form.klaim, isSeen)
    if (!answered.ok) return showQueue(context, session, answered.problem)
    return toNote(context, answered.value.isDone ? 'periksa' : 'suara')
  })
}

/** Somebody of the desk who signed in by passkey; to others without a role this page does not exist. */
async function requireDesk(context: AppContext): Promise<Session | Response> {
  const session = await requireSession(context)
  if (session instanceof Response) return session
  const roles = await getClaims(context).desk.readRoles(session.accountId)
  if (!canAtDesk(roles, 'see-claims')) throw new ApiError('not_found')
  if (session.method === 'passkey') return session
  return toPrivatePage(context, <PasskeyNeededPage language={toLanguage(context)} />, 403)
}

async function showQueue(context: AppContext, session: Session, refusal?: Refusal): Promise<Response> {
  const after = positionSchema.safeParse(context.req.query('sesudah')).data ?? null
  const queue = await getClaims(context).queue.list(session, after)
  const page = (
    <DeskClaimsPage
      language={toLanguage(context)}
      queue={queue}
      now={Date.now()}
      note={noteSchema.parse(context.req.query('catatan') ?? null)}
      problem={refusal ? toFormProblem(refusal, '').field : null}
    />
  )
  return toPrivatePage(context, page, refusal ? toStatus(refusal) : 200)
}

function toStatus(refusal: Refusal) {
  return refusal.code === 'forbidden' ? 403 : toFormStatus(refusal)
}

function toNote(context: AppContext, note: 'suara' | 'putus' | 'periksa'): Response {
  return context.redirect(toHref(path, toLanguage(context), { catatan: note }), 303)
}

const noReason: Refusal = {
  code: 'invalid_input',
  problems: [
    {
      path: '',
      message: {
        id: 'Pilih setuju atau tolak, dan tulis alasannya (3 sampai 500 huruf).',
        en: 'Choose yes or no, and write the reason (3 to 500 letters).',
      },
    },
  ],
}
