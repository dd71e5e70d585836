import { fromPhone, makeAccountWorld, makeContact, toCookie } from './services/account-world.ts'

/** Somebody who signed in by a code: a cookie for pages, a token for the API, and the services behind both. */
export async function signIn(world = makeAccountWorld(), contact = makeContact()) {
  await world.accounts.requestCode(contact, 'id', fromPhone())
  const code = world.readCode()
  const signedIn = await world.accounts.signIn(contact, 'id', code, fromPhone())
  if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.problem))
  const cookie = toCookie(signedIn.value.setCookie)
  const find = async () => (await world.identity.findSession(fromPhone(cookie).caller))?.session ?? null
  const session = await find()
  if (!session) throw new Error('not signed in')
  return { world, contact, code, cookie, session, find }
}

/** A bearer token of the account, as its extension has one. */
export async function makeBearer({ world, session }: Awaited<ReturnType<typeof signIn>>): Promise<string> {
  return world.identity.createBearer(session.accountId, 'Chrome, Linux')
}

/** The origin of the pages in tests, which every form has to come from. */
export const pageOrigin = 'http://localhost'

/** A form of one of our pages, sent by a browser that is signed in by this cookie. */
export function formInit(
  fields: Record<string, string>,
  cookie = '',
  origin: string | null = pageOrigin,
): RequestInit {
  return {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(cookie ? { Cookie: cookie } : {}),
      ...(origin ? { Origin: origin } : {}),
    },
    body: new URLSearchParams(fields).toString(),
  }
}
