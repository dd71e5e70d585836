import type { App } from '../http/app-env.ts'
import { toPage } from '../http/page.ts'
import { DocsPage } from '../pages/docs-page.tsx'

/** The contract for machines and for people: both come from the same endpoints. */
export function registerDocumentation(app: App): void {
  for (const scheme of ['operator', 'account']) {
    app.openAPIRegistry.registerComponent('securitySchemes', scheme, { type: 'http', scheme: 'bearer' })
  }
  const toDocument = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Amanah',
        version: '1',
        description: 'Trust badges, verified sellers and checked reports. Reading needs no account.',
      },
    })
  app.get('/openapi.json', context => context.json(toDocument()))
  app.get('/docs', context =>
    toPage(context, <DocsPage document={toDocument()} origin={new URL(context.req.url).origin} />),
  )
}
