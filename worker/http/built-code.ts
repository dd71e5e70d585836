import type { CheckCode } from '../pages/check/check-code.ts'
import type { AppContext } from './app-env.ts'

/** The files that were built for browsers; absent where the Worker runs without them, as in its tests. */
interface AssetBinding {
  ASSETS?: Pick<Fetcher, 'fetch'>
}

/** What the build of /cek wrote about itself, or null where nothing was built. */
export async function findCheckCode(context: AppContext): Promise<CheckCode | null> {
  const { ASSETS: assets } = context.env as AssetBinding
  const answer = await assets?.fetch(new Request(new URL('/cek/code/manifest.json', context.req.url)))
  return answer?.ok ? ((await answer.json()) as CheckCode) : null
}
