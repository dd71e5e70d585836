import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { AccountSettings } from '../env.ts'
import type { Library } from './library.ts'
import { toDeviceName } from './to-device-name.ts'

/** Who asks: cookie or bearer token, and the device that it comes from. */
export type Caller = Pick<Headers, 'get'>

export interface Session {
  id: string
  accountId: string
  method: 'code' | 'passkey' | 'handover'
  signedInAt: Date
}

/** A session as found, and cookies to renew it by. */
export interface FoundSession {
  session: Session
  setCookie: readonly string[]
}

export interface SignedIn {
  accountId: string
  setCookie: readonly string[]
}

/** Why a code did not sign anybody in; `exhausted` means that it counts no more, right or wrong. */
export type CodeProblem = 'wrong' | 'expired' | 'exhausted'

/** An answer of the passkey ceremony, for the page's script: JSON, and cookies that tie it to this browser. */
export interface Ceremony {
  options: object
  setCookie: readonly string[]
}

/** What we use of the auth library. */
export interface Identity {
  /** A code that signs in under this reference; an earlier one counts no more. */
  makeCode(contactRef: string): Promise<string>
  signIn(contactRef: string, code: string, caller: Caller): Promise<Result<SignedIn, CodeProblem>>
  findSession(caller: Caller): Promise<FoundSession | null>
  /** A session without a browser; the value is its bearer token, shown this once. */
  createBearer(accountId: string, device: string): Promise<string>
  passkeys: {
    offerRegistration(caller: Caller): Promise<Ceremony | null>
    /** Keeps it under the name of the device that it was made on. */
    register(caller: Caller, response: unknown): Promise<boolean>
    offerSignIn(caller: Caller): Promise<Ceremony>
    signIn(caller: Caller, response: unknown): Promise<SignedIn | null>
  }
}

type AuthenticationResponse = NonNullable<
  Parameters<Library['api']['verifyPasskeyAuthentication']>[0]
>['body']['response']

export function createIdentity(db: D1Database, settings: AccountSettings): Identity {
  let pending: Promise<Library> | undefined
  // Half a megabyte of code: only who signs in or is signed in pays for it.
  const getLibrary = () => {
    pending ??= import('./library.ts').then(({ createLibrary }) => createLibrary(db, settings))
    return pending
  }
  const origin = new URL(settings.publicUrl).origin
  const toHeaders = (caller: Caller) => toLibraryHeaders(caller, origin)
  return {
    async makeCode(contactRef) {
      const { api } = await getLibrary()
      return await api.createVerificationOTP({ body: { email: contactRef, type: 'sign-in' } })
    },
    async signIn(contactRef, code, caller) {
      const { api } = await getLibrary()
      const answer = await api.signInEmailOTP({
        body: { email: contactRef, otp: code },
        // Without the cookie: whatever was signed in before is not carried on.
        headers: toHeaders({ get: name => (name === 'cookie' ? null : caller.get(name)) }),
        asResponse: true,
      })
      if (!answer.ok) return toProblem(await readCodeProblem(answer))
      const { user } = (await answer.json()) as { user: { id: string } }
      return toOk({ accountId: user.id, setCookie: answer.headers.getSetCookie() })
    },
    async findSession(caller) {
      const { api } = await getLibrary()
      const { headers, response } = await api.getSession({ headers: toHeaders(caller), returnHeaders: true })
      if (!response) return null
      const { id, userId, method, createdAt } = response.session
      const session = { id, accountId: userId, method: method as Session['method'], signedInAt: createdAt }
      return { session, setCookie: headers.getSetCookie() }
    },
    async createBearer(accountId, device) {
      const { internalAdapter, secret } = await (await getLibrary()).$context
      const override = { userAgent: device, method: 'handover' }
      const { token } = await internalAdapter.createSession(accountId, false, override, true)
      return `${token}.${await signToken(token, secret)}`
    },
    passkeys: createPasskeys(getLibrary, toHeaders),
  }
}

function createPasskeys(
  getLibrary: () => Promise<Library>,
  toHeaders: (caller: Caller) => Headers,
): Identity['passkeys'] {
  return {
    async offerRegistration(caller) {
      const { api } = await getLibrary()
      const answer = await api.generatePasskeyRegistrationOptions({
        headers: toHeaders(caller),
        query: { name: 'Amanah' },
        asResponse: true,
      })
      if (!answer.ok) return null
      const { options, setCookie } = await toCeremony(answer)
      const { user } = options as { user: object }
      // What the browser shows beside the key: not what stands for the contact here.
      return { options: { ...options, user: { ...user, displayName: 'Amanah' } }, setCookie }
    },
    async register(caller, response) {
      const { api } = await getLibrary()
      const headers = toHeaders(caller)
      const answer = await api.verifyPasskeyRegistration({
        headers,
        body: { response, name: toDeviceName(caller.get('User-Agent')) },
        asResponse: true,
      })
      return answer.ok
    },
    async offerSignIn(caller) {
      const { api } = await getLibrary()
      const answer = await api.generatePasskeyAuthenticationOptions({
        headers: toHeaders(caller),
        asResponse: true,
      })
      const { options, setCookie } = await toCeremony(answer)
      // The library asks for it if convenient, and an answer without it is refused.
      return { options: { ...options, userVerification: 'required' }, setCookie }
    },
    async signIn(caller, response) {
      const { api } = await getLibrary()
      const answer = await api.verifyPasskeyAuthentication({
        headers: toHeaders(caller),
        // The library parses it.
        body: { response: response as AuthenticationResponse },
        asResponse: true,
      })
      if (!answer.ok) return null
      const { user } = (await answer.json()) as { user: { id: string } }
      return { accountId: user.id, setCookie: answer.headers.getSetCookie() }
    },
  }
}

async function toCeremony(answer: Response): Promise<Ceremony> {
  return { options: (await answer.json()) as object, setCookie: answer.headers.getSetCookie() }
}

/** Of a request only what the library needs; its device by name, not by all that a browser tells of itself. */
function toLibraryHeaders(caller: Caller, origin: string): Headers {
  const headers = new Headers({ 'User-Agent': toDeviceName(caller.get('User-Agent')), Origin: origin })
  for (const name of ['cookie', 'authorization']) {
    const value = caller.get(name)
    if (value) headers.set(name, value)
  }
  return headers
}

async function readCodeProblem(answer: Response): Promise<CodeProblem> {
  const { code } = (await answer.json()) as { code?: string }
  if (code === 'OTP_EXPIRED') return 'expired'
  if (code === 'TOO_MANY_ATTEMPTS') return 'exhausted'
  if (code === 'INVALID_OTP') return 'wrong'
  throw new Error(`the auth library refused a code with ${answer.status} ${code}`)
}

/** As the library signs the cookie, of which a bearer token is the value. */
async function signToken(token: string, secret: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(token))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
