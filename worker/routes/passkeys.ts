import { ApiError, orRefuse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { readJsonBody } from '../http/json-body.ts'
import { limitRate } from '../http/limit-rate.ts'
import { findSession, getAccounts, setCookies, toPageCaller } from '../http/session.ts'

/**
 * The ceremony of a passkey, for the script of the pages (Web Authentication, level 3). The library checks every part
 * of what the browser answers; what it refuses is refused here without a word why.
 */
export function registerPasskeys(app: App): void {
  app.post('/akun/kunci/mulai', limitRate('accounts'), async context => {
    const session = await requireSignedIn(context)
    const { passkeys } = getAccounts(context)
    const offered = orRefuse(await passkeys.offerRegistration(session, toPageCaller(context)))
    setCookies(context, offered.setCookie)
    return context.json(offered.options)
  })
  app.post('/akun/kunci/simpan', limitRate('accounts'), async context => {
    const session = await requireSignedIn(context)
    const answer = await readJsonBody(context)
    orRefuse(await getAccounts(context).passkeys.register(session, toPageCaller(context), answer))
    return context.json({ isKept: true })
  })
  app.post('/masuk/kunci/mulai', limitRate('accounts'), async context => {
    const offered = await getAccounts(context).passkeys.offerSignIn(toPageCaller(context))
    setCookies(context, offered.setCookie)
    return context.json(offered.options)
  })
  app.post('/masuk/kunci/selesai', limitRate('accounts'), async context => {
    const { passkeys, devices } = getAccounts(context)
    const before = await findSession(context)
    const signedIn = await passkeys.signIn(toPageCaller(context), await readJsonBody(context))
    if (!signedIn) throw new ApiError('invalid_input')
    if (before) await devices.signOut(before, before.id)
    setCookies(context, signedIn.setCookie)
    return context.json({ isSignedIn: true })
  })
}

async function requireSignedIn(context: AppContext) {
  const session = await findSession(context)
  if (!session) throw new ApiError('unauthorized')
  return session
}
