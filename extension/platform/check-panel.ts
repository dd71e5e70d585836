import { browser } from 'wxt/browser'
import { logOnce } from './logger.ts'
import { defineItem } from './stored-item.ts'

/** The part that we use of the panels of Chromium and of Firefox. Browsers on phones have neither. */
interface PanelApis {
  sidePanel?: { open?(place: { windowId: number }): Promise<void> }
  sidebarAction?: { open?(): Promise<void> }
}

/** What waits for the panel of a window: the name of a question, or none where it was opened by itself. */
interface PanelOffer {
  questionId: string | null
}

/** A panel that is just opened has to be loaded; one that is open already answers at once. */
const patience = { opened: 4_000, unopened: 400 }

/** Whether the browser has a place beside its pages. */
export function hasPanel(): boolean {
  const { sidePanel, sidebarAction } = apis()
  return browser.windows !== undefined && Boolean(sidePanel?.open ?? sidebarAction?.open)
}

/**
 * Opens the panel of a window, by default of the one that this page is in. Browsers do so in the very turn of a click
 * only: await nothing before. False where it did not open, which says nothing of whether it is open already.
 */
export async function openPanel(windowId?: number): Promise<boolean> {
  if (!hasPanel()) return false
  const { sidePanel, sidebarAction } = apis()
  try {
    const place = { windowId: windowId ?? browser.windows.WINDOW_ID_CURRENT }
    await (sidePanel?.open ? sidePanel.open(place) : sidebarAction?.open?.())
    return true
  } catch (error) {
    // The gesture did not come through: Firefox hands none on from a page, and a synthetic click has none.
    logOnce('panel not opened', error)
    return false
  }
}

/** Offers a question to the panel of a window, in place of the one it shows. False where no panel takes it. */
export async function offerToPanel(
  offer: PanelOffer,
  windowId: number,
  isOpened: boolean,
  patienceMs = isOpened ? patience.opened : patience.unopened,
): Promise<boolean> {
  const key = keyOf(windowId)
  const taken = waitUntilTaken(key, patienceMs)
  await offerItem(windowId).setValue(offer)
  if (await taken) return true
  // A panel that comes later must not ask what was asked elsewhere meanwhile.
  await browser.storage.session.remove(key)
  return false
}

/** In the panel: takes what is offered to it, now and as long as it is open. */
export async function takeOffers(
  onQuestion: (questionId: string | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const { id } = await browser.windows.getCurrent()
  if (id === undefined || signal.aborted) return
  const key = keyOf(id)
  const take = async () => {
    const offer = await offerItem(id).getValue()
    if (!offer || signal.aborted) return
    await browser.storage.session.remove(key)
    onQuestion(offer.questionId)
  }
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[key]?.newValue) void take()
  }
  browser.storage.session.onChanged.addListener(listen)
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(listen))
  // What was offered while the panel was loading.
  await take()
}

function apis(): PanelApis {
  return browser as unknown as PanelApis
}

function offerItem(windowId: number) {
  return defineItem<PanelOffer | null>('session', keyOf(windowId), null)
}

function keyOf(windowId: number): string {
  return `panel-offer-${windowId}`
}

function waitUntilTaken(key: string, patienceMs: number): Promise<boolean> {
  return new Promise(resolve => {
    const end = (isTaken: boolean) => {
      clearTimeout(timer)
      browser.storage.session.onChanged.removeListener(listen)
      resolve(isTaken)
    }
    const listen = (changes: Record<string, { newValue?: unknown }>) => {
      const change = changes[key]
      if (change && !change.newValue) end(true)
    }
    const timer = setTimeout(() => end(false), patienceMs)
    browser.storage.session.onChanged.addListener(listen)
  })
}
