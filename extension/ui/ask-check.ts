import type { RequestOf } from '../messaging/protocol.ts'
import { sendToBackground } from '../messaging/send.ts'
import { openPanel } from '../platform/check-panel.ts'

/**
 * Has a question checked beside the page, or in a tab, and closes this window. Call it in the very turn of a click. The
 * background brings the question there: a panel that opens closes the window under the button with all that it does.
 */
export async function askCheck(question: RequestOf<'check/ask'>['question']): Promise<void> {
  const delivering = sendToBackground('check/ask', { question })
  await Promise.all([openPanel(), delivering])
  window.close()
}
