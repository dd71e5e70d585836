import { createKyselyAdapter, kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { bearer } from 'better-auth/plugins/bearer'
import { emailOTP } from 'better-auth/plugins/email-otp'
import type { AccountSettings } from '../env.ts'
import { toKeyedDigest } from './digests.ts'
import { hashTokens } from './hash-tokens.ts'

export const codeMinutes = 10
export const codeTries = 5
const sessionDays = 30
const secondsADay = 86_400

export type Library = Awaited<ReturnType<typeof createLibrary>>

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }

/**
 * The auth library on our tables. Its own HTTP routes are not mounted: what of it may be asked is what our services
 * call, so nothing that it adds one day is open by itself.
 */
export async function createLibrary(db: D1Database, { secret, publicUrl }: AccountSettings) {
  const { kysely } = await createKyselyAdapter({ database: db })
  if (!kysely) throw new Error('the auth library does not know this database')
  const isSecure = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Amanah',
    baseURL: publicUrl,
    secret,
    database: (options: BetterAuthOptions) =>
      hashTokens(kyselyAdapter(kysely, { type: 'sqlite', transaction: false })(options)),
    trustedOrigins: [new URL(publicUrl).origin],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    user: {
      modelName: 'account',
      fields: { email: 'contact_ref', emailVerified: 'contact_proven', ...dates },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionDays * secondsADay,
      updateAge: secondsADay,
      // A new passkey may be made this long after signing in.
      freshAge: 15 * 60,
      fields: {
        userId: 'account_id',
        token: 'token_digest',
        userAgent: 'device',
        ipAddress: 'ip_address',
        expiresAt: 'expires_at',
        ...dates,
      },
      additionalFields: {
        method: { type: 'string', required: true, input: false, defaultValue: 'code' },
      },
    },
    account: { modelName: 'provider_link', fields: { userId: 'account_id' } },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', ...dates },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, method: session.method ?? toMethod(context?.path) },
          }),
        },
      },
    },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'amanah',
      useSecureCookies: isSecure,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeTries,
        // Six digits are soon tried out: only a key makes their digest worth anything.
        storeOTP: { hash: code => toKeyedDigest(secret, 'code', code) },
        sendVerificationOTP: () => Promise.reject(new Error('codes are sent by the outbox')),
      }),
      bearer({ requireSignature: true }),
      passkey({
        rpName: 'Amanah',
        rpID: new URL(publicUrl).hostname,
        origin: new URL(publicUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: {
          passkey: {
            fields: {
              userId: 'account_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
        authentication: {
          // The library asks for a person's presence only; a desk needs to know that it is that person.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new Error('the person was not verified')
          },
        },
      }),
    ],
  })
}

function toMethod(path: string | undefined): 'code' | 'passkey' | 'handover' {
  if (path === '/sign-in/email-otp') return 'code'
  return path?.startsWith('/passkey/') ? 'passkey' : 'handover'
}
