import { sharedCache, sharedPictureAddress, sharedTextAddress } from '../shared-address.ts'

/** Longer than any chat that one would share. */
const longestText = 100_000

/** Puts what was shared where the page finds it. False when there is nothing in it. */
export async function keepShared(form: FormData): Promise<boolean> {
  const picture = form.get('picture')
  const texts = ['title', 'text', 'url'].map(name => form.get(name)).filter(each => typeof each === 'string')
  const text = texts
    .filter(each => each.trim() !== '')
    .join('\n')
    .slice(0, longestText)
  const cache = await caches.open(sharedCache)
  if (picture instanceof Blob && picture.size > 0) {
    await cache.put(sharedPictureAddress, new Response(picture))
    return true
  }
  if (text === '') return false
  await cache.put(sharedTextAddress, new Response(text))
  return true
}
