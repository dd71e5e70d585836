import { getBucket } from '#shared/contract/buckets'
import { orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'
import { toStoredResponse } from '../http/stored-object.ts'

/** Buckets are shared by many subjects: asking for one tells nobody which of them is looked at. */
export function registerBuckets(app: App): void {
  mount(app, getBucket, async ({ services, context, params }) => {
    const found = orRefuse(await services.buckets.find(params, context.req.header('If-None-Match')))
    return toStoredResponse(found, 'application/octet-stream', found)
  })
}
