import type { CheckCode } from '../pages/check/check-code.ts'
import type { AppContext } from './app-env.ts'

/** What the build of /cek wrote about itself, or null where nothing was built. */
export async function findCheckCode(context: AppContext): Promise<CheckCode | null> {
  const { ASSETS: assets } = context.env
  const answer = await assets?.fetch(new Request(new URL('/cek/code/manifest.json', context.req.url)))
  return answer?.ok ? ((await answer.json()) as CheckCode) : null
}

/** Address of a small script of the web pages, or null where nothing was built: pages work without. */
export async function findScript(
  context: AppContext,
  name: 'passkeys' | 'copy-code' | 'notices',
): Promise<string | null> {
  const { ASSETS: assets } = context.env
  const answer = await assets?.fetch(new Request(new URL('/code/manifest.json', context.req.url)))
  const scripts = answer?.ok ? ((await answer.json()) as Record<string, string>) : {}
  return scripts[name] ?? null
}
