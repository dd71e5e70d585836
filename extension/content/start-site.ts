import { browser } from 'wxt/browser'
import { listenToExtension } from '../messaging/page-router.ts'
import { watchTheme } from '../overlay/page-theme.ts'
import { removeLeftovers } from './extension-life.ts'
import { readOfferedNumbers } from './offered-numbers.ts'
import { offerSightings } from './offered-sightings.ts'
import { observePage } from './page-observer.ts'
import { SellerWatch } from './seller-watch.ts'
import type { SiteAdapter } from './site-adapter.ts'

/** A tab that comes back into view asks again for what is older than this. */
const staleMs = 60_000
/** A window that is being resized gets this long to end. */
const resizeMs = 150

/** The one loop of every site: observe, read, resolve, badge. Aborting undoes all of it. */
export function startSite(adapter: SiteAdapter, outer: AbortSignal): void {
  if (outer.aborted) return
  const ending = new AbortController()
  const signal = AbortSignal.any([outer, ending.signal])
  removeLeftovers(document)
  const watch = new SellerWatch({
    adapter,
    cardUrl: browser.runtime.getURL('/card.html'),
    signal,
    onGone: () => ending.abort(),
  })
  const page = observePage(window, () => watch.pass(), signal)
  watch.isPassDue = page.isPending
  const onTheme = () => {
    watch.board.forgetTheme()
    page.schedule()
  }
  watchTheme(document, onTheme, signal)
  const onVisible = () => document.visibilityState === 'visible' && watch.askAgain(staleMs)
  document.addEventListener('visibilitychange', onVisible, { signal })
  listenToResize(() => watch.board.refit(), signal)
  offerSightings(() => adapter.readSightings(document, new URL(location.href)), signal)
  answerExtension(watch, signal)
}

function answerExtension(watch: SellerWatch, signal: AbortSignal): void {
  const { board } = watch
  listenToExtension(
    {
      'page/describe': () => watch.describe(),
      'page/numbers': readOfferedNumbers,
      'page/locate': ({ key }) => board.locate(key),
      'page/open-card': ({ key }) => board.openCard(key),
      'card/close': () => {
        board.cards.close()
        return null
      },
      'card/resize': ({ height }) => {
        board.cards.resize(Number(height) || 0)
        return null
      },
      'lookup/changed': () => {
        watch.askAgain(0)
        return null
      },
    },
    signal,
  )
}

/** Only the width matters: on phones the height changes with every scroll. */
function listenToResize(onResize: () => void, signal: AbortSignal): void {
  let width = window.innerWidth
  let timer: ReturnType<typeof setTimeout> | undefined
  const onChange = () => {
    if (window.innerWidth === width) return
    width = window.innerWidth
    clearTimeout(timer)
    timer = setTimeout(() => !signal.aborted && onResize(), resizeMs)
  }
  window.addEventListener('resize', onChange, { signal, passive: true })
}
