import { evaluateDestinations, getDestinationBucket } from '#shared/contract/destinations'
import { ApiError, orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'
import { toStoredResponse } from '../http/stored-object.ts'
import { toDestinationTag } from '../services/cache-tags.ts'
import { snapshotKey, toDestinationBucketKey } from '../services/published-store.ts'

/**
 * Payment destinations, asked about blindly. What evaluates is for our own pages and for extensions, which need no
 * leave of ours: to pages of other origins it says nothing, so that none spends its visitors' budget.
 */
export function registerDestinations(app: App): void {
  mount(app, evaluateDestinations, async ({ services, context, body }) => {
    context.header('Cache-Control', 'no-store')
    const address = context.req.header('CF-Connecting-IP') ?? null
    return orRefuse(await services.evaluations.evaluate(body, address))
  })
  mount(app, getDestinationBucket, async ({ services, context, params: { epoch, bits, index } }) => {
    const key = toDestinationBucketKey(epoch, bits, index)
    const object = await services.published.find(key, context.req.header('If-None-Match'))
    if (object) {
      const tags = [toDestinationTag(epoch, bits, index)]
      return toStoredResponse(object, 'application/octet-stream', { tags })
    }
    throw new ApiError((await services.published.has(snapshotKey)) ? 'not_found' : 'not_published')
  })
}
