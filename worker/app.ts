import { OpenAPIHono } from '@hono/zod-openapi'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { getSettings } from './env.ts'
import { toErrorResponse } from './http/api-error.ts'
import type { App, AppEnv } from './http/app-env.ts'
import { requestId } from './http/request-id.ts'
import { securityHeaders } from './http/security-headers.ts'
import { toThrownAnswer } from './http/thrown-page.tsx'
import { registerAccount } from './routes/account.tsx'
import { registerBuckets } from './routes/buckets.ts'
import { registerClaimPages } from './routes/claim-pages.tsx'
import { registerClaims } from './routes/claims.ts'
import { registerDataOfAccount } from './routes/data-of-account.tsx'
import { registerDeskClaims } from './routes/desk-claims.tsx'
import { registerDeskRoles } from './routes/desk-roles.ts'
import { registerDestinations } from './routes/destinations.ts'
import { registerDocumentation } from './routes/documentation.tsx'
import { registerHandover } from './routes/handover.tsx'
import { registerImports } from './routes/imports.ts'
import { registerLinks } from './routes/links.ts'
import { registerMailbox } from './routes/mailbox.tsx'
import { registerNotices } from './routes/notices.ts'
import { registerPasskeys } from './routes/passkeys.ts'
import { registerPublicPages } from './routes/public-pages.tsx'
import { registerSellers } from './routes/sellers.ts'
import { registerShopInvitations } from './routes/shop-invitations.tsx'
import { registerShopSettings } from './routes/shop-settings.tsx'
import { registerShopTeam } from './routes/shop-team.tsx'
import { registerShops } from './routes/shops.tsx'
import { registerSignIn } from './routes/sign-in.tsx'
import { registerSnapshots } from './routes/snapshots.ts'
import { createServices } from './services.ts'

/** The whole HTTP side: middleware in order, then one line per area. */
export function createApp(): App {
  const app: App = new OpenAPIHono<AppEnv>()
  app.use(requestId())
  app.use(securityHeaders())
  app.use(wireServices())
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, allowed) => {
        context.header('Allow', allowed.join(', '))
        return toErrorResponse(context, 'method_not_allowed')
      },
    }),
  )
  app.onError(toThrownAnswer)

  registerSnapshots(app)
  registerBuckets(app)
  registerDestinations(app)
  registerSellers(app)
  registerLinks(app)
  registerImports(app)
  registerSignIn(app)
  registerAccount(app)
  registerDataOfAccount(app)
  registerPasskeys(app)
  registerNotices(app)
  registerHandover(app)
  registerShops(app)
  registerShopTeam(app)
  registerShopSettings(app)
  registerShopInvitations(app)
  registerMailbox(app)
  registerClaims(app)
  registerClaimPages(app)
  registerDeskRoles(app)
  registerDeskClaims(app)
  registerDocumentation(app)
  registerPublicPages(app)
  return app
}

function wireServices() {
  return createMiddleware<AppEnv>(async function wireServices(context, next) {
    context.set('settings', getSettings(context.env))
    context.set('services', createServices(context.env))
    await next()
  })
}
