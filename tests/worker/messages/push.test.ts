import { env } from 'cloudflare:workers'
import { p256 } from '@noble/curves/nist.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import { createPush } from '../../../worker/messages/channels/push.ts'
import { examples } from './examples.ts'
import { type Browser, fromBase64Url, makeBrowser, openPush, toBase64Url } from './open-push.ts'

const [publicKey = '', privateKey = ''] = env.VAPID_KEYS.split(':')
const endpoint = 'https://fcm.googleapis.com/fcm/send/abc:def'

function makePush(answer: () => Response | Promise<Response> = () => new Response(null, { status: 201 })) {
  const asked: { url: string; headers: Headers; body: Uint8Array; init: RequestInit }[] = []
  const sender = {
    publicKey,
    privateKey,
    subject: 'mailto:kabar@amanah.example',
    home: 'https://amanah.example',
  }
  const channel = createPush(sender, async (url, init) => {
    asked.push({ url, init, headers: new Headers(init.headers), body: init.body as Uint8Array })
    return answer()
  })
  return { channel, asked }
}

const toMessage = ({ publicKey, auth }: Browser, name = 'new-device', at = endpoint) => {
  const template = examples.find(example => example.name === name)
  if (!template) throw new Error(`no example of ${name}`)
  const keys = { p256dh: toBase64Url(publicKey), auth: toBase64Url(auth) }
  return { address: JSON.stringify({ endpoint: at, keys }), language: 'id' as const, template }
}

it('opens the example of RFC 8291, appendix A, so that what opens ours is right', async () => {
  const body =
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
  const browser = {
    privateKey: fromBase64Url('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
    publicKey: fromBase64Url(
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    ),
    auth: fromBase64Url('BTBZMqHH6r4Tts7J_aSIgg'),
  }
  expect(await openPush(fromBase64Url(body), browser)).toBe('When I grow up, I want to be a watermelon')
})

it('seals a notice that this browser alone can open', async () => {
  const { channel, asked } = makePush()
  const browser = makeBrowser()
  expect(await channel.send(toMessage(browser, 'claim-lapsed'))).toEqual(toOk(null))
  const [request] = asked
  if (!request) throw new Error('nothing was asked')
  expect(request.url).toBe(endpoint)
  expect(request.init).toMatchObject({ method: 'POST', redirect: 'manual' })
  expect(JSON.parse(await openPush(request.body, browser))).toEqual({
    title: 'Lencana profilmu turun',
    body: expect.stringMatching(/^Akun: @toko\.\u2060fitri di TikTok\nTanda tokomu/),
    href: 'https://amanah.example/t/toko-fitri',
    language: 'id',
  })
  await expect(openPush(request.body, { ...browser, auth: makeBrowser().auth })).rejects.toThrow()
  expect(Object.fromEntries(request.headers)).toMatchObject({
    'content-encoding': 'aes128gcm',
    ttl: '86400',
    urgency: 'normal',
  })
})

it('tells nothing by its size', async () => {
  const { channel, asked } = makePush()
  for (const { name } of examples) await channel.send(toMessage(makeBrowser(), name))
  expect(new Set(asked.map(({ body }) => body.byteLength)).size).toBe(1)
  expect(asked[0]?.body.byteLength).toBeLessThanOrEqual(4096)
})

it('signs for the push service with our key, for less than a day', async () => {
  const { channel, asked } = makePush()
  await channel.send(toMessage(makeBrowser()))
  const authorization = asked[0]?.headers.get('Authorization') ?? ''
  const [, token = '', key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? []
  expect(key).toBe(publicKey)
  const [head = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string) => JSON.parse(new TextDecoder().decode(fromBase64Url(part)))
  expect(read(head)).toMatchObject({ alg: 'ES256' })
  const { aud, sub, exp } = read(claims)
  expect([aud, sub]).toEqual(['https://fcm.googleapis.com', 'mailto:kabar@amanah.example'])
  expect(exp * 1000).toBeGreaterThan(Date.now())
  expect(exp * 1000).toBeLessThan(Date.now() + 86_400_000)
  const verify = (text: string) =>
    p256.verify(fromBase64Url(signature), utf8ToBytes(text), fromBase64Url(publicKey), { lowS: false })
  expect([verify(`${head}.${claims}`), verify(`${head}.${claims}x`)]).toEqual([true, false])
})

describe('a push service that answers', () => {
  it.each([
    [404, true, 'gone'],
    [410, true, 'gone'],
    [400, true, 'http_400'],
    [413, true, 'http_413'],
    [301, true, 'http_301'],
    [403, false, 'http_403'],
    [429, false, 'http_429'],
    [500, false, 'http_500'],
  ])('%s: permanent %s', async (status, permanent, reason) => {
    const { channel } = makePush(() => new Response(null, { status }))
    expect(await channel.send(toMessage(makeBrowser()))).toEqual(toProblem({ permanent, reason }))
  })

  it('not at all: again later', async () => {
    const { channel } = makePush(() => Promise.reject(new TypeError('no network')))
    expect(await channel.send(toMessage(makeBrowser()))).toEqual(
      toProblem({ permanent: false, reason: 'network' }),
    )
  })
})

it('asks no other address, even if one stood in the database', async () => {
  const { channel, asked } = makePush()
  for (const at of ['http://169.254.169.254/', 'https://fcm.googleapis.com.jahat.example/x']) {
    await expect(channel.send(toMessage(makeBrowser(), 'new-device', at))).rejects.toThrow()
  }
  expect(asked).toEqual([])
})
