import { createMarkSighting, createWitness, findPendingClaims, listMyShops } from '#shared/contract/claims'
import { canAtDesk } from '#shared/rules/can-at-desk'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { ApiError, orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { getClaims } from '../http/claims.ts'
import { mount } from '../http/mount.ts'
import { getSession, toWitnessNetwork } from '../http/session.ts'

/** What extensions of signed-in people say and ask about claims. */
export function registerClaims(app: App): void {
  mount(app, createWitness, async ({ context, body }) => {
    const network = toWitnessNetwork(context)
    return orRefuse(await getClaims(context).witnesses.see(getSession(context), body, network))
  })
  mount(app, createMarkSighting, async ({ context, body }) => {
    const network = toWitnessNetwork(context)
    return orRefuse(await getClaims(context).marks.see(getSession(context), body, network))
  })
  mount(app, findPendingClaims, async ({ context, body }) => {
    const { desk, queue } = getClaims(context)
    const roles = await desk.readRoles(getSession(context).accountId)
    if (!canAtDesk(roles, 'see-pending-codes')) throw new ApiError('forbidden')
    context.header('Cache-Control', 'no-store')
    return { claims: await queue.findPending(await Promise.all(body.keys.map(toSubjectHash))) }
  })
  mount(app, listMyShops, async ({ context }) => {
    const { desk, claims } = getClaims(context)
    const session = getSession(context)
    context.header('Cache-Control', 'no-store')
    const deskRoles = await desk.readRoles(session.accountId)
    return { deskRoles, shops: await claims.listShops(session) }
  })
}
