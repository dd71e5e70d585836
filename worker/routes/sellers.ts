import { getSeller } from '#shared/contract/sellers'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'
import { toStoredResponse } from '../http/stored-object.ts'
import { toSellerTag } from '../services/cache-tags.ts'
import { toSellerKey } from '../services/published-store.ts'

/** Names and texts of one seller, when a person opens its card. */
export function registerSellers(app: App): void {
  mount(app, getSeller, async ({ services, context, params }) => {
    const object = await services.published.find(
      toSellerKey(params.hash),
      context.req.header('If-None-Match'),
    )
    if (!object) throw new ApiError('not_found')
    return toStoredResponse(object, 'application/json', { tags: [toSellerTag(params.hash)] })
  })
}
