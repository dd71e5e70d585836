import * as z from 'zod/mini'
import { languageSchema } from '#shared/domain/platform'
import type { App, AppContext } from '../http/app-env.ts'
import { findCheckCode } from '../http/built-code.ts'
import { toPage } from '../http/page.ts'
import { scriptPageSecurityPolicy } from '../http/security-headers.ts'
import { toAppManifest } from '../pages/check/app-manifest.ts'
import { CheckPage } from '../pages/check/check-page.tsx'
import { toManifestPublicKeys } from '../services/manifest-public-keys.ts'

/** The page that checks by hand. What is asked there never comes here: all of it runs in the browser. */
export function registerCheck(app: App): void {
  app.get('/cek', async context => {
    const code = await findCheckCode(context)
    if (!code) return toUnbuilt(context)
    const { manifestKeys, evaluationKeys } = context.get('settings')
    const keys = {
      manifestKeys: manifestKeys ? await toManifestPublicKeys(manifestKeys) : '',
      evaluationKeys: (evaluationKeys ?? []).map(({ epoch, publicKey }) => `${epoch}:${publicKey}`).join(','),
    }
    context.header('Content-Security-Policy', scriptPageSecurityPolicy)
    return toPage(context, <CheckPage language={toLanguage(context)} code={code} {...keys} />)
  })
  app.get('/cek/app.webmanifest', context =>
    context.body(JSON.stringify(toAppManifest(toLanguage(context))), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'public, max-age=3600',
    }),
  )
  // What is shared is taken by the service worker. Where there is none it ends here, and nobody looks at it.
  app.post('/cek/bagikan', context =>
    context.redirect(toLanguage(context) === 'en' ? '/cek?lang=en' : '/cek', 303),
  )
}

function toUnbuilt(context: AppContext): Response {
  return context.text('/cek has not been built: npm run build:pages', 503, { 'Cache-Control': 'no-store' })
}

function toLanguage(context: AppContext) {
  return z.catch(languageSchema, 'id').parse(context.req.query('lang'))
}
