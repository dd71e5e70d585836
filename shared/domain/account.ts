import * as z from 'zod/mini'

/** base64url of a SHA-256 (RFC 7636, 4.2). */
export const challengeSchema = z.string().check(z.regex(/^[\w-]{43}$/))

/** What the challenge is the SHA-256 of (RFC 7636, 4.1); ours is 32 random bytes in base64url. */
export const verifierSchema = z.string().check(z.regex(/^[\w-]{43}$/))

/** The code in the address of the page that hands a session over: 32 random bytes in base64url. */
export const handoverCodeSchema = z.string().check(z.regex(/^[\w-]{43}$/))

/** Sent as `Authorization: Bearer …`: a random token and its signature. */
export const bearerTokenSchema = z.string().check(z.regex(/^[\w.+/=-]{20,200}$/))
