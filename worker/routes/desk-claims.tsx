import { z } from 'zod'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { ApiError } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { getClaims } from '../http/claims.ts'
import { limitForm, readFields, readForm, toFormProblem, toFormStatus, toLanguage } from '../http/form.ts'
import { toPrivatePage } from '../http/page.ts'
import { requireSession, sameOriginOnly } from '../http/session.ts'
import { toHref } from '../pages/account/form-parts.tsx'
import { DeskClaimsPage } from '../pages/desk/claims-page.tsx'
import { PasskeyNeededPage } from '../pages/desk/passkey-needed-page.tsx'
import { toPositionQuery } from '../pages/desk/position.ts'
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
const looksFound = { terlihat: 'seen', tidak: 'unseen', lain: 'other' } as const
const recheckSchema = z.object({ klaim: z.guid(), hasil: z.enum(['terlihat', 'tidak', 'lain']) })
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
    const { klaim = '', alasan = '' } = await readFields(context)
    const typed = { claimId: klaim, reason: alasan.slice(0, 1000) }
    if (!form) return showQueue(context, session, { refusal: noReason, typed })
    const cast = { vote: form.suara, reason: form.alasan }
    const voted = await getClaims(context).decisions.vote(session, form.klaim, cast)
    if (!voted.ok) return showQueue(context, session, { refusal: voted.problem, typed })
    return toNote(context, voted.value.isDecided ? 'putus' : 'suara')
  })
  app.post(`${path}/periksa`, async context => {
    const session = await requireDesk(context)
    if (session instanceof Response) return session
    const form = await readForm(context, recheckSchema)
    if (!form) throw new ApiError('invalid_input')
    const found = looksFound[form.hasil]
    const answered = await getClaims(context).rechecks.answer(session, form.klaim, found)
    if (!answered.ok) return showQueue(context, session, { refusal: answered.problem })
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

/** The page again as it was sent from, with what was typed: nobody writes a reason twice. */
interface Refused {
  refusal: Refusal
  typed?: { claimId: string; reason: string }
}

async function showQueue(context: AppContext, session: Session, refused?: Refused): Promise<Response> {
  const after = toPosition(context)
  const queue = await getClaims(context).queue.list(session, after)
  const problem = refused ? toFormProblem(refused.refusal, '') : null
  const page = (
    <DeskClaimsPage
      language={toLanguage(context)}
      queue={queue}
      now={Date.now()}
      note={noteSchema.parse(context.req.query('catatan') ?? null)}
      after={after}
      typed={refused?.typed ?? null}
      problem={problem?.field ?? problem?.form ?? null}
    />
  )
  return toPrivatePage(context, page, refused ? toStatus(refused.refusal) : 200)
}

function toPosition(context: AppContext): DeskQueue['next'] {
  return positionSchema.safeParse(context.req.query('sesudah')).data ?? null
}

function toStatus(refusal: Refusal) {
  return refusal.code === 'forbidden' ? 403 : toFormStatus(refusal)
}

function toNote(context: AppContext, note: 'suara' | 'putus' | 'periksa'): Response {
  const query = { catatan: note, ...toPositionQuery(toPosition(context)) }
  return context.redirect(toHref(path, toLanguage(context), query), 303)
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
