import * as z from 'zod/mini'
import { pushSubscriptionSchema } from '#shared/domain/push'
import { ApiError } from '../http/api-error.ts'
import type { App, AppContext } from '../http/app-env.ts'
import { toLanguage } from '../http/form.ts'
import { readJsonBody } from '../http/json-body.ts'
import { limitRate } from '../http/limit-rate.ts'
import { findSession } from '../http/session.ts'

const endpointSchema = z.object({ endpoint: z.string().check(z.maxLength(1000)) })

/** Which browsers show news of the account, for the script of its page. */
export function registerNotices(app: App): void {
  app.post('/akun/kabar', limitRate('accounts'), async context => {
    const accountId = await requireAccount(context)
    const subscription = z.safeParse(pushSubscriptionSchema, await readJsonBody(context))
    if (!subscription.success) throw new ApiError('invalid_input')
    await context.get('services').push.subscribe(accountId, subscription.data, toLanguage(context))
    return context.json({ isOn: true })
  })
  app.post('/akun/kabar/hapus', limitRate('accounts'), async context => {
    const accountId = await requireAccount(context)
    const subscription = z.safeParse(endpointSchema, await readJsonBody(context))
    if (!subscription.success) throw new ApiError('invalid_input')
    await context.get('services').push.unsubscribe(accountId, subscription.data.endpoint)
    return context.json({ isOn: false })
  })
}

async function requireAccount(context: AppContext): Promise<string> {
  const session = await findSession(context)
  if (!session) throw new ApiError('unauthorized')
  return session.accountId
}
