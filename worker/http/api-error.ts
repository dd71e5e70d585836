import {
  type ErrorBody,
  type ErrorCode,
  errorBodySchema,
  type Problem,
  statusByErrorCode,
} from '#shared/contract/errors'
import type { Message } from '#shared/domain/platform'
import type { Result } from '#shared/rules/result'
import type { Refusal } from '../services/refusal.ts'
import type { AppContext } from './app-env.ts'

/** Thrown by handlers and middleware; becomes the one error body. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly problems: readonly Problem[]
  readonly retryAt: string | null

  constructor(code: ErrorCode, problems: readonly Problem[] = [], retryAt: string | null = null) {
    super(code)
    this.name = 'ApiError'
    this.code = code
    this.problems = problems
    this.retryAt = retryAt
  }
}

/** What each code means, for people. */
export const errorMessages: Record<ErrorCode, Message> = {
  invalid_input: { id: 'Ada isian yang tidak sesuai.', en: 'Some of the input is not valid.' },
  unauthorized: { id: 'Perlu token yang benar.', en: 'A valid token is needed.' },
  forbidden: { id: 'Tidak diizinkan di sini.', en: 'Not allowed here.' },
  not_found: { id: 'Tidak ditemukan.', en: 'Not found.' },
  method_not_allowed: { id: 'Metode ini tidak ada di alamat ini.', en: 'This address has no such method.' },
  conflict: { id: 'Bertentangan dengan data yang sudah ada.', en: 'In conflict with what is stored.' },
  payload_too_large: { id: 'Kiriman terlalu besar.', en: 'The request is too large.' },
  unsupported_media_type: { id: 'Kiriman harus application/json.', en: 'The body must be application/json.' },
  rate_limited: { id: 'Terlalu sering, coba lagi nanti.', en: 'Too many requests, try again later.' },
  not_published: { id: 'Belum ada data yang terbit.', en: 'Nothing is published yet.' },
  unavailable: { id: 'Layanan ini sedang tidak tersedia.', en: 'This service is not available now.' },
  internal: { id: 'Ada kesalahan di pihak kami.', en: 'Something went wrong on our side.' },
}

/** The value of a service's answer; a refusal becomes an error answer. */
export function orRefuse<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value
  const { code, problems, retryAt } = result.problem
  throw new ApiError(code, problems, retryAt)
}

/** The one error answer of every route. */
export function toErrorResponse(
  context: AppContext,
  code: ErrorCode,
  problems: readonly Problem[] = [],
): Response {
  const error: ErrorBody['error'] = {
    code,
    message: errorMessages[code],
    field: problems.find(({ path }) => path !== '')?.path ?? null,
    requestId: context.get('requestId'),
  }
  if (problems.length > 0) error.problems = [...problems]
  const body = errorBodySchema.parse({ error })
  return context.json(body, statusByErrorCode[code], { 'Cache-Control': 'no-store' })
}

/** Whatever was thrown, as an answer that tells nothing of our insides; a bug is logged once. */
export function toThrownResponse(thrown: Error, context: AppContext): Response {
  if (thrown instanceof ApiError) {
    if (thrown.retryAt) context.header('Retry-After', toSecondsUntil(thrown.retryAt))
    return toErrorResponse(context, thrown.code, thrown.problems)
  }
  console.error(`request ${context.get('requestId')} failed`, thrown)
  return toErrorResponse(context, 'internal')
}

/** Whole seconds (RFC 9110, 10.2.3). */
function toSecondsUntil(instant: string): string {
  return String(Math.max(1, Math.ceil((Date.parse(instant) - Date.now()) / 1000)))
}
