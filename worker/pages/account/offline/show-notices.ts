import type { PushNotice } from '#shared/domain/push'

declare const self: ServiceWorkerGlobalScope

/** Shows what is pushed to this browser, and opens the page that it speaks of. Fetches and keeps nothing. */

self.addEventListener('push', event => event.waitUntil(show(event.data)))
self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(toOwnPage(event.notification.data)))
})

async function show(data: PushMessageData | null): Promise<void> {
  // Browsers end a subscription that shows nothing, so something unreadable is shown as well.
  const { title, body, href, language } = readNotice(data) ?? unreadable
  await self.registration.showNotification(title, {
    body,
    lang: language,
    data: href,
    icon: '/cek/icon/192.png',
  })
}

const unreadable: PushNotice = {
  title: 'Amanah',
  body: 'Ada kabar tentang akunmu. Buka Amanah untuk melihatnya.',
  href: '/akun',
  language: 'id',
}

function readNotice(data: PushMessageData | null): PushNotice | null {
  try {
    const notice: Partial<PushNotice> | null = data?.json() ?? null
    const { title, body, href, language } = notice ?? {}
    const texts = [title, body, href]
    if (!texts.every(text => typeof text === 'string') || !title || !body || !href) return null
    return { title, body, href, language: language === 'en' ? 'en' : 'id' }
  } catch {
    return null
  }
}

/** Only our own key can push here; an address of another site would be opened all the same by nobody's wish. */
function toOwnPage(href: unknown): string {
  const url = typeof href === 'string' ? URL.parse(href, self.location.origin) : null
  return url?.origin === self.location.origin ? url.href : '/akun'
}
