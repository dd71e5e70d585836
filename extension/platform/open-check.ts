import { browser } from 'wxt/browser'
import { hasPanel, offerToPanel, openPanel } from './check-panel.ts'
import { type Handover, keepHandover } from './handover.ts'

/**
 * Opens what checks by hand, for a question or, with null, for none: beside the page where the browser has a panel,
 * else in a tab of its own. Call it in the very turn of a click, and await nothing before. `windowId`: of the page
 * that the click was in; by default the window of the page that calls.
 */
export async function openCheck(
  question: Handover | null | Promise<Handover | null>,
  windowId?: number,
): Promise<void> {
  const opening = openPanel(windowId)
  const [isOpened, handover] = await Promise.all([opening, question])
  const questionId = handover ? await keepHandover(handover) : null
  const place = windowId ?? (await browser.windows?.getCurrent())?.id
  const isTaken = hasPanel() && place !== undefined && (await offerToPanel({ questionId }, place, isOpened))
  if (!isTaken) await openTab(questionId)
}

/** Beside the tab in front. The address carries a random name, never the question. */
async function openTab(questionId: string | null): Promise<void> {
  const address = browser.runtime.getURL('/check.html')
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  await browser.tabs.create({
    url: questionId === null ? address : `${address}#${questionId}`,
    ...(tab ? { index: tab.index + 1 } : {}),
  })
}
