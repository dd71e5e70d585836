import { sharedCache, sharedHash, sharedPictureAddress, sharedTextAddress } from '../shared-address.ts'
import type { CheckStore } from './store.ts'

/** Takes what was shared with the page from where the service worker put it, and leaves nothing there. */
export async function takeShared(store: CheckStore): Promise<void> {
  if (location.hash !== sharedHash) return
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  try {
    const cache = await caches.open(sharedCache)
    const [picture, text] = await Promise.all([
      cache.match(sharedPictureAddress),
      cache.match(sharedTextAddress),
    ])
    await caches.delete(sharedCache)
    if (picture) await store.takePicture(new File([await picture.blob()], 'QRIS'))
    else if (text) store.takeText(await text.text(), null)
  } catch (error) {
    console.error('what was shared could not be taken', error)
  }
}
