import type { NewMessage, Outbox } from './outbox.ts'

/** Tells an account of something that has happened: that it could not be told undoes nothing, and the log hears of it. */
export async function tell(
  { outbox }: { outbox: Pick<Outbox, 'send'> },
  accountId: string,
  template: NewMessage['template'],
): Promise<void> {
  try {
    const told = await outbox.send({ to: { accountId }, language: null, template })
    if (!told.ok) console.error(`${template.name} could not be sent`, told.problem.code)
  } catch (problem) {
    console.error(`${template.name} could not be sent`, problem)
  }
}
