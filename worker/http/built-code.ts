import type { CheckCode } from '../pages/check/check-code.ts'
import type { AppContext } from './app-env.ts'

/** What the build of /cek wrote about itself, or null where nothing was built. */
export async function findCheckCode(context: AppContext): Promise<CheckCode | null> {
  const { ASSETS: assets } = context.env
  const answer = await assets?.fetch(new Request(new URL('/cek/code/manifest.json', context.req.url)))
  return answer?.ok ? ((await answer.json()) as CheckCode) : null
}
