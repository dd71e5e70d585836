import { getList, getSnapshot } from '#shared/contract/snapshots'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'
import { toStoredResponse } from '../http/stored-object.ts'
import { snapshotTag } from '../services/cache-tags.ts'
import { snapshotKey, toListKey } from '../services/published-store.ts'

/** What was published last, and the list it names. */
export function registerSnapshots(app: App): void {
  mount(app, getSnapshot, async ({ services, context }) => {
    const object = await services.published.find(snapshotKey, context.req.header('If-None-Match'))
    if (!object) throw new ApiError('not_published')
    return toStoredResponse(object, 'application/json', { tags: [snapshotTag] })
  })
  mount(app, getList, async ({ services, context, params }) => {
    const object = await services.published.find(
      toListKey(params.sha256),
      context.req.header('If-None-Match'),
    )
    if (!object) throw new ApiError('not_found')
    return toStoredResponse(object, 'application/octet-stream', { tags: null })
  })
}
