import { getBucket } from '#shared/contract/buckets'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'
import { revalidate, toStoredResponse } from '../http/stored-object.ts'
import { snapshotKey, toBucketKey } from '../services/published-store.ts'

/** Buckets are shared by many subjects: asking for one tells nobody which of them is looked at. */
export function registerBuckets(app: App): void {
  mount(app, getBucket, async ({ services, context, params }) => {
    const key = toBucketKey(params.bits, params.index)
    const object = await services.published.find(key, context.req.header('If-None-Match'))
    if (object) return toStoredResponse(object, 'application/json', revalidate)
    throw new ApiError((await services.published.has(snapshotKey)) ? 'not_found' : 'not_published')
  })
}
