import { generateKeyPairSync } from 'node:crypto'

/** A new pair as the secret VAPID_KEYS has it: `public:private`, both base64url (RFC 8292). */
export function makeVapidKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return `${point.toString('base64url')}:${d}`
}
