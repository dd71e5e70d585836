import { statusByErrorCode } from '#shared/contract/errors'
import { ProblemPage } from '../pages/problem-page.tsx'
import { ApiError, errorMessages, toThrownResponse } from './api-error.ts'
import type { AppContext } from './app-env.ts'
import { toLanguage } from './form.ts'
import { toPage, wantsPage } from './page.ts'

/** Whatever was thrown: a page where a person looks at it, else the one error body. */
export async function toThrownAnswer(thrown: Error, context: AppContext): Promise<Response> {
  const answer = toThrownResponse(thrown, context)
  if (!wantsPage(context)) return answer
  const code = thrown instanceof ApiError ? thrown.code : 'internal'
  const message = (thrown instanceof ApiError && thrown.problems[0]?.message) || errorMessages[code]
  const page = (
    <ProblemPage language={toLanguage(context)} message={message} requestId={context.get('requestId')} />
  )
  const shown = await toPage(context, page)
  return new Response(shown.body, { status: statusByErrorCode[code], headers: shown.headers })
}
