import * as z from 'zod/mini'
import type { Endpoint, InputOf, OutputOf } from '#shared/contract/endpoint'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** Why a call gave nothing. `missing`: the server says there is no such thing; `limited`: too often just now. */
export type CallProblem = 'offline' | 'slow' | 'server' | 'garbled' | 'missing' | 'limited'

/** The same of what needs an account. `unauthorized`: the token counts no more; `forbidden`: this account may not. */
export type AccountProblem = CallProblem | 'unauthorized' | 'forbidden'

export type ProblemOf<E extends Endpoint> = E['access'] extends 'account' ? AccountProblem : CallProblem

export interface CallOptions {
  /** Origin of the API. */
  baseUrl: string
  /** Of whoever is signed in; only what needs an account is ever sent it, so that no lookup can be told from whom it is. */
  token?: string | undefined
  /** What is held already; a server that has nothing newer answers `unchanged`. */
  etag?: string | undefined
  /** Gives up; the answer is `offline` then, as if there were no network. */
  signal?: AbortSignal | undefined
  /** Told the server's clock, in milliseconds since the epoch, where the answer says it. */
  onServerTime?: (ms: number) => void
}

export type Called<Value> = { isChanged: true; value: Value; etag: string | null } | { isChanged: false }

const patienceMs = { json: 8_000, bytes: 60_000 }
const largestAnswer = { json: 4_000_000, bytes: 16_000_000 }

/** The only fetch of what runs on a device: no cookie, no referrer, bounded in time and size, parsed with the contract. */
export async function callEndpoint<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { baseUrl, token, etag, signal, onServerTime }: CallOptions,
): Promise<Result<Called<OutputOf<E>>, ProblemOf<E>>> {
  const form = endpoint.output === 'bytes' ? 'bytes' : 'json'
  const body = endpoint.body ? JSON.stringify((input as { body: unknown }).body) : undefined
  try {
    const response = await fetch(
      toAddress(endpoint, input as { params?: Record<string, unknown> }, baseUrl),
      {
        method: endpoint.method.toUpperCase(),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        // The browser's cache revalidates by itself; an own ETag needs an answer of its own.
        cache: etag ? 'no-store' : 'no-cache',
        headers: {
          ...(etag ? { 'if-none-match': etag } : {}),
          ...(token && endpoint.access === 'account' ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        signal: toPatience(patienceMs[form], signal),
      },
    )
    const serverTime = Date.parse(response.headers.get('date') ?? '')
    if (!Number.isNaN(serverTime)) onServerTime?.(serverTime)
    if (response.status === 304) return toOk({ isChanged: false })
    if (!response.ok) return toProblem(problemOf(endpoint, response.status) as ProblemOf<E>)
    const bytes = await readBody(response, largestAnswer[form])
    const value = bytes && parseBody(endpoint, bytes)
    return value === null
      ? toProblem('garbled')
      : toOk({ isChanged: true, value: value as OutputOf<E>, etag: response.headers.get('etag') })
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    return toProblem(isTimeout ? 'slow' : 'offline')
  }
}

const problems: Record<number, CallProblem> = { 404: 'missing', 429: 'limited' }
const accountProblems: Record<number, AccountProblem> = { ...problems, 401: 'unauthorized', 403: 'forbidden' }

function problemOf({ access }: Endpoint, status: number): AccountProblem {
  return (access === 'account' ? accountProblems : problems)[status] ?? 'server'
}

function toPatience(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const patience = AbortSignal.timeout(ms)
  return signal ? AbortSignal.any([patience, signal]) : patience
}

function toAddress(endpoint: Endpoint, input: { params?: Record<string, unknown> }, baseUrl: string): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  return new URL(path, baseUrl).href
}

function parseBody(endpoint: Endpoint, bytes: Uint8Array): unknown | null {
  if (endpoint.output === 'bytes') return bytes
  try {
    const parsed = z.safeParse(endpoint.output, JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    // Not JSON: a login page of some network, most often.
    return null
  }
}

/** Reads at most `limit` bytes; null for more, so that a lying server cannot fill the memory. */
async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
