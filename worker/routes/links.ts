import { openLink } from '#shared/contract/links'
import { toNamelessLink } from '#shared/rules/nameless-link'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'

/** What a device cannot do by itself: see where a short link leads. */
export function registerLinks(app: App): void {
  mount(app, openLink, async ({ services, context, body }) => {
    const link = toNamelessLink(body.url)
    if (!link) throw new ApiError('invalid_input')
    const opened = await services.links.open(link)
    context.header('Cache-Control', 'no-store')
    return opened.ok ? { key: opened.value } : { key: null, reason: opened.problem }
  })
}
