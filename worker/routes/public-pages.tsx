import { z } from 'zod'
import { languageSchema } from '#shared/domain/platform'
import tokens from '../../shared/tokens.css'
import { toErrorResponse } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { toPage, wantsPage } from '../http/page.ts'
import baseCss from '../pages/base.css'
import claimCss from '../pages/claim/claim.css'
import demoCss from '../pages/demo/demo.css'
import { DemoPage } from '../pages/demo/demo-page.tsx'
import formsCss from '../pages/forms.css'
import { HomePage } from '../pages/home-page.tsx'
import { MissingPage } from '../pages/missing-page.tsx'
import partsCss from '../pages/parts.css'
import { ReportPage } from '../pages/report-page.tsx'
import shopCss from '../pages/shop/shop.css'
import { reviewText, SoonPage } from '../pages/soon-page.tsx'
import { registerCheck } from './check.tsx'

/** Colours stand here in full: a browser draws it outside any page, where there are no tokens. */
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#2f3e75" d="M8 .9 14 3v5c0 3.6-2.4 6-6 7.2C4.4 14 2 11.6 2 8V3Z"/><path fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" d="m5.2 8.1 2 2 3.7-4"/></svg>`

/** Pages for people. They work without script and know nothing of whom they are opened for. */
export function registerPublicPages(app: App): void {
  app.get('/', context =>
    toPage(context, <HomePage language={toLanguage(context)} isLocal={isLocal(context)} />),
  )
  app.get('/lapor', context => toPage(context, <ReportPage language={toLanguage(context)} />))
  app.get('/ulas', context => toPage(context, <SoonPage language={toLanguage(context)} text={reviewText} />))
  registerCheck(app)
  app.get('/demo', context => (isLocal(context) ? toPage(context, <DemoPage />) : toMissing(context)))
  app.get('/style.css', context =>
    context.body([tokens, baseCss, partsCss, formsCss, shopCss, claimCss, demoCss].join('\n'), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  )
  app.get('/favicon.svg', context =>
    context.body(favicon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  )
  app.notFound(toMissing)
}

/** A page for browsers, the error body for everybody else and for everything below /v1. */
function toMissing(context: AppContext): Response | Promise<Response> {
  if (!wantsPage(context)) return toErrorResponse(context, 'not_found')
  return toPage(context, <MissingPage language={toLanguage(context)} />, 404)
}

function toLanguage(context: AppContext) {
  return z.catch(languageSchema, 'id').parse(context.req.query('lang'))
}

function isLocal(context: AppContext): boolean {
  return context.get('settings').environment === 'local'
}
