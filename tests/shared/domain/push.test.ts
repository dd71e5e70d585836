import { expect, it } from 'vitest'
import { pushSubscriptionSchema } from '#shared/domain/push'

const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
const parse = (subscription: unknown) => pushSubscriptionSchema.safeParse(subscription)

it.each([
  'https://fcm.googleapis.com/fcm/send/abc:APA91b',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://wns2-sg2p.notify.windows.com/w/?token=BQYA',
  'https://web.push.apple.com/QGuQ',
])('takes %s', endpoint => {
  expect(parse({ endpoint, keys, expirationTime: null }).data).toEqual({ endpoint, keys })
})

it.each([
  'http://fcm.googleapis.com/fcm/send/a',
  'https://fcm.googleapis.com:8443/a',
  'https://user@fcm.googleapis.com/a',
  'https://:secret@fcm.googleapis.com/a',
  'https://fcm.googleapis.com@jahat.example/a',
  'https://fcm.googleapis.com.jahat.example/a',
  'https://jahat.example/fcm.googleapis.com',
  'https://jahatfcm.googleapis.com/a',
  'https://storage.googleapis.com/a',
  'https://push.apple.com/a',
  'https://evilpush.apple.com/a',
  'https://notify.windows.com.jahat.example/a',
  'https://127.0.0.1/a',
  'https://[::1]/a',
  'https://localhost/a',
  'https://web.push.apple.com/a#b',
  `https://web.push.apple.com/${'a'.repeat(1000)}`,
  'javascript:alert(1)',
  'not an address',
  '',
  null,
])('refuses %j', endpoint => {
  expect(parse({ endpoint, keys }).success).toBe(false)
})

it.each([
  { p256dh: `A${'A'.repeat(86)}`, auth: keys.auth },
  { p256dh: keys.p256dh.slice(1), auth: keys.auth },
  { p256dh: keys.p256dh, auth: `${keys.auth}=` },
  { p256dh: keys.p256dh, auth: '' },
  { p256dh: keys.p256dh },
  null,
])('refuses the keys %j', wrong => {
  const endpoint = 'https://web.push.apple.com/QGuQ'
  expect(parse({ endpoint, keys: wrong }).success).toBe(false)
})
