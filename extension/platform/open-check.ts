import { browser } from 'wxt/browser'
import { hasPanel, offerToPanel, openPanel } from './check-panel.ts'
import { type Handover, keepHandover } from './handover.ts'

/** What is to be checked; null where the check is opened for nothing in particular. */
type Asked = Handover | null | Promise<Handover | null>

/**
 * Opens what checks by hand: beside the page where the browser has a panel, else in a tab of its own. Call it in the
 * very turn of a click, and await nothing before. `windowId`: of the page that the click was in.
 */
export async function openCheck(question: Asked, windowId: number | undefined): Promise<void> {
  // The question is asked for meanwhile: a screen must be seen before much has moved on it.
  const [isOpened, handover] = await Promise.all([openPanel(windowId), question])
  await deliverCheck(handover, windowId, isOpened)
}

/**
 * Brings a question to the panel of a window, by default of the one in front, or else to a tab. `isOpened`: a panel is
 * opening there; otherwise it may be open already.
 */
export async function deliverCheck(
  question: Asked,
  windowId: number | undefined,
  isOpened: boolean,
): Promise<void> {
  const handover = await question
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
