import { languageSchema } from '#shared/domain/platform'
import tokens from '../../shared/tokens.css'
import { toErrorResponse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { toPage } from '../http/page.ts'
import baseCss from '../pages/base.css'
import demoCss from '../pages/demo/demo.css'
import { DemoPage } from '../pages/demo/demo-page.tsx'
import { HomePage } from '../pages/home-page.tsx'
import { MissingPage } from '../pages/missing-page.tsx'
import partsCss from '../pages/parts.css'
import { ReportPage } from '../pages/report-page.tsx'
import { claimText, reviewText, SoonPage } from '../pages/soon-page.tsx'

/** Pages for people. They work without script and know nothing of whom they are opened for. */
export function registerPublicPages(app: App): void {
  app.get('/', context =>
    toPage(context, <HomePage language={toLanguage(context)} isLocal={isLocal(context)} />),
  )
  app.get('/lapor', context => toPage(context, <ReportPage language={toLanguage(context)} />))
  app.get('/ulas', context => toPage(context, <SoonPage language={toLanguage(context)} text={reviewText} />))
  app.get('/toko', context => toPage(context, <SoonPage language={toLanguage(context)} text={claimText} />))
  app.get('/demo', context => (isLocal(context) ? toPage(context, <DemoPage />) : toMissing(context)))
  app.get('/style.css', context =>
    context.body([tokens, baseCss, partsCss, demoCss].join('\n'), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  )
  app.notFound(toMissing)
}

/** A page for browsers, the error body for everybody else and for everything below /v1. */
function toMissing(context: AppContext): Response | Promise<Response> {
  const wantsPage = context.req.header('Accept')?.includes('text/html') && !/^\/v\d/.test(context.req.path)
  if (!wantsPage) return toErrorResponse(context, 'not_found')
  return toPage(context, <MissingPage language={toLanguage(context)} />, 404)
}

function toLanguage(context: AppContext) {
  return languageSchema.catch('id').parse(context.req.query('lang'))
}

function isLocal(context: AppContext): boolean {
  return context.get('settings').environment === 'local'
}
