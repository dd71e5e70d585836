import type { NumberFinding } from '../../messaging/number-finding.ts'
import { isExtensionAlive, sendToBackground } from '../../messaging/send.ts'
import { checkNumbers } from '../../messaging/send-check.ts'
import { watchTheme } from '../../overlay/page-theme.ts'
import { watchPageLanguage } from '../../platform/page-language.ts'
import { offerNumbers } from '../offered-numbers.ts'
import { readOfferedSightings } from '../offered-sightings.ts'
import { observePage } from '../page-observer.ts'
import type { TextFinder } from '../site-adapter.ts'
import { ChipBoard } from './chip-board.ts'
import { sellerOfText } from './seller-of-text.ts'

/** Chips beside the numbers in sellers' texts: observe, read, mark, check when asked. Aborting undoes all of it. */
export function startChips(findTexts: TextFinder, outer: AbortSignal): void {
  if (outer.aborted) return
  const ending = new AbortController()
  const signal = AbortSignal.any([outer, ending.signal])
  for (const left of document.querySelectorAll('amanah-chip')) left.remove()
  let schedule = () => {}
  const board = new ChipBoard(document, {
    findNumbers,
    check: async (question, onWork) => {
      const checked = await checkNumbers(question, share => share !== null && onWork(), signal)
      return checked?.answers ?? null
    },
    sellerOf: text => sellerOfText(text, readOfferedSightings()),
    onOpen: (question, holder) => void sendToBackground('check/open', { ...question, holder }),
    onMove: () => schedule(),
    signal,
  })
  const pass = () => {
    if (isExtensionAlive()) board.show(findTexts(document, new URL(location.href)))
    else ending.abort()
  }
  schedule = observePage(window, pass, signal).schedule
  watchTheme(document, schedule, signal)
  watchPageLanguage(language => board.setLanguage(language), signal)
  offerNumbers(() => board.describe(), signal)
}

/** Null when nobody answers: the extension was reloaded, or its worker is just waking. */
async function findNumbers(texts: string[]): Promise<NumberFinding[][] | null> {
  const sent = await sendToBackground('text/read', { texts })
  return sent.ok ? sent.value : null
}
