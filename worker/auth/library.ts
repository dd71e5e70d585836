import { createKyselyAdapter, kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { bearer } from 'better-auth/plugins/bearer'
import { emailOTP } from 'better-auth/plugins/email-otp'
import type { AccountSettings } from '../env.ts'
import { codeMinutes } from './code-minutes.ts'
import { toKeyedDigest } from './digests.ts'
import { hashTokens } from './hash-tokens.ts'
import { accountTable, passkeyTable, providerTable, sessionTable, verificationTable } from './tables.ts'

const codeTries = 5
const sessionDays = 30
const secondsADay = 86_400

export type Library = Awaited<ReturnType<typeof createLibrary>>

/**
 * The auth library on our tables. Its own HTTP routes are not mounted: what of it may be asked is what our services
 * call, so nothing that it adds one day is open by itself.
 */
export async function createLibrary(db: D1Database, { secret, publicUrl }: AccountSettings) {
  const { kysely } = await createKyselyAdapter({ database: db })
  if (!kysely) throw new Error('the auth library does not know this database')
  const { origin, hostname, protocol } = new URL(publicUrl)
  const secure = protocol === 'https:'
  return betterAuth({
    appName: 'Amanah',
    baseURL: publicUrl,
    secret,
    database: (options: BetterAuthOptions) =>
      hashTokens(kyselyAdapter(kysely, { type: 'sqlite', transaction: false })(options)),
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    user: accountTable,
    // A new passkey may be made up to a quarter of an hour after signing in.
    session: {
      ...sessionTable,
      expiresIn: sessionDays * secondsADay,
      updateAge: secondsADay,
      freshAge: 15 * 60,
    },
    account: providerTable,
    verification: verificationTable,
    databaseHooks: { session: { create: { before: noteMethod } } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'amanah',
      useSecureCookies: secure,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    },
    plugins: [toCodes(secret), bearer({ requireSignature: true }), toPasskeys(hostname, origin)],
  })
}

function toCodes(secret: string) {
  return emailOTP({
    otpLength: 6,
    expiresIn: codeMinutes * 60,
    allowedAttempts: codeTries,
    // Six digits are soon tried out: only a key makes their digest worth anything.
    storeOTP: { hash: code => toKeyedDigest(secret, 'code', code) },
    sendVerificationOTP: () => Promise.reject(new Error('codes are sent by the outbox')),
  })
}

function toPasskeys(rpID: string, origin: string) {
  return passkey({
    rpName: 'Amanah',
    rpID,
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: passkeyTable,
    authentication: {
      // The library asks for somebody's presence only; a desk has to know that it is this person.
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new Error('the person was not verified')
      },
    },
  })
}

/** How somebody signed in stands with the session: some work needs a passkey. */
async function noteMethod(session: Record<string, unknown>, context: { path?: string } | null) {
  return { data: { ...session, method: session.method ?? toMethod(context?.path ?? '') } }
}

function toMethod(path: string): 'code' | 'passkey' | 'handover' {
  if (path.startsWith('/passkey/')) return 'passkey'
  return path === '/sign-in/email-otp' ? 'code' : 'handover'
}
