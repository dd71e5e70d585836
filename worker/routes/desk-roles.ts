import { changeDeskRole } from '#shared/contract/desk'
import { orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { getClaims } from '../http/claims.ts'
import { mount } from '../http/mount.ts'

/** Roles of the desk, for the operator's command. */
export function registerDeskRoles(app: App): void {
  mount(app, changeDeskRole, async ({ context, body }) =>
    orRefuse(await getClaims(context).desk.changeRole(body)),
  )
}
