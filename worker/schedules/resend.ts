import type { Services } from '../services.ts'

/** Sends what a lost message left behind, and what is to be tried again by now. */
export async function resend({ outbox, requestSend }: Services): Promise<void> {
  if (await outbox.isDue()) await requestSend()
}
