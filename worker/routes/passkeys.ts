import { ApiError } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { findSession, getAccounts, setCookies } from '../http/session.ts'

/**
 * The ceremony of a passkey, for the script of the pages (Web Authentication, level 3). The library checks every part
 * of what the browser answers; what it refuses is refused here without a word why.
 */
export function registerPasskeys(app: App): void {
  app.post('/akun/kunci/mulai', async context => {
    if (!(await findSession(context))) throw new ApiError('unauthorized')
    const offered = await getAccounts(context).identity.passkeys.offerRegistration(context.req.raw.headers)
    // Refused when the sign-in is older than a quarter of an hour.
    if (!offered) throw new ApiError('forbidden')
    setCookies(context, offered.setCookie)
    return context.json(offered.options)
  })
  app.post('/akun/kunci/simpan', async context => {
    if (!(await findSession(context))) throw new ApiError('unauthorized')
    const { passkeys } = getAccounts(context).identity
    const isKept = await passkeys.register(context.req.raw.headers, await readJson(context))
    if (!isKept) throw new ApiError('invalid_input')
    return context.json({ isKept })
  })
  app.post('/masuk/kunci/mulai', async context => {
    const offered = await getAccounts(context).identity.passkeys.offerSignIn(context.req.raw.headers)
    setCookies(context, offered.setCookie)
    return context.json(offered.options)
  })
  app.post('/masuk/kunci/selesai', async context => {
    const { identity, devices } = getAccounts(context)
    const before = await findSession(context)
    const signedIn = await identity.passkeys.signIn(context.req.raw.headers, await readJson(context))
    if (!signedIn) throw new ApiError('invalid_input')
    if (before) await devices.signOut(before, before.id)
    setCookies(context, signedIn.setCookie)
    return context.json({ isSignedIn: true })
  })
}

/** What the browser's key answered; the library parses it. */
async function readJson(context: AppContext): Promise<unknown> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim()
  if (type !== 'application/json') throw new ApiError('unsupported_media_type')
  const answer: unknown = await context.req.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null) throw new ApiError('invalid_input')
  return answer
}
