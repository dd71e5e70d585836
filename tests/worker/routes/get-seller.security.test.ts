import { expect, it } from 'vitest'
import type { ProfileKey } from '#shared/domain/subject'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { postSeed, publish, readSeller, request } from '../harness.ts'
import { makeSeed, makeSeller, secrets } from '../seed-examples.ts'
import { expectPublicRead, hostileSegments } from './public-read.ts'

it('is readable from any origin, without cookies', async () => {
  await postSeed(makeSeed())
  await publish()
  await expectPublicRead(`/v1/sellers/${await toSubjectHash('instagram:toko.contoh' as ProfileKey)}`)
})

it('reads nothing outside its folder', async () => {
  await publish()
  for (const segment of hostileSegments) {
    expect((await request(`/v1/sellers/${segment}`)).status).toBe(400)
  }
})

it('publishes no destination, holder or credential number', async () => {
  await postSeed(makeSeed())
  await publish()
  const text = JSON.stringify(await readSeller('instagram:toko.contoh'))
  for (const secret of [secrets.number, secrets.holder, secrets.wallet, secrets.credential]) {
    expect(text).not.toContain(secret)
  }
})

it('hands hostile names through as data, never as page', async () => {
  const name = `<img src=x onerror=alert(1)>'; DROP TABLE seller; --`
  await postSeed({ sellers: [makeSeller({ name })] })
  await publish()
  expect((await readSeller('instagram:toko.contoh')).name).toBe(name)
  const hash = await toSubjectHash('instagram:toko.contoh' as ProfileKey)
  const answer = await request(`/v1/sellers/${hash}`, { headers: { Accept: 'text/html' } })
  expect(answer.headers.get('Content-Type')).toBe('application/json')
})
