import type { App } from '../http/app-env.ts'
import { toLanguage } from '../http/form.ts'
import { toPage } from '../http/page.ts'
import { MailboxPage } from '../pages/mailbox-page.tsx'

/** What would have gone to people. On a developer's machine only: elsewhere there is no such page. */
export function registerMailbox(app: App): void {
  app.get('/kotak-surat', async context => {
    const { mailbox } = context.get('services')
    if (!mailbox) return context.notFound()
    const page = <MailboxPage language={toLanguage(context)} letters={await mailbox.list()} />
    const answer = await toPage(context, page)
    answer.headers.set('Cache-Control', 'private, no-store')
    return answer
  })
}
