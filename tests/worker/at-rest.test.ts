import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { toDestinationIndex } from '#shared/rules/destination-bucket'
import { toSha256 } from '#shared/rules/subject-hash'
import { testIndexKeys } from '../fixtures/evaluation-keys.ts'
import { dumpDatabase, postSeed, publish, putTrial } from './harness.ts'
import { evaluate as evaluateHere, firstDataKey, markAll, nextDataKey } from './number-world.ts'
import { blind, evaluate, finalize, makeAddress, spendBudget, toTexts } from './routes/evaluation-world.ts'
import { daysAgo, makeSeed, makeSeller, secrets } from './seed-examples.ts'

/** A run with everything that has to be kept secret in it, and a change of keys. */
const more = {
  phone: '6281300000309',
  nmid: 'ID1020304050607',
  otherHolder: 'BUDI PENERIMA CONTOH',
  otherReply: 'Sudah saya kembalikan uangnya',
}

async function run(): Promise<void> {
  await postSeed(makeSeed())
  await postSeed({
    sellers: [
      makeSeller({
        slug: 'toko-kedua',
        profiles: [{ key: 'tiktok:toko.kedua', controlSeen: daysAgo(2) }],
        destinations: [
          { key: `phone:${more.phone}`, holder: more.otherHolder, checked: daysAgo(3) },
          { key: `qris:${more.nmid}`, holder: more.otherHolder },
        ],
        credentials: [],
      }),
    ],
    findings: [
      { subject: `ewallet:ovo:${more.phone}`, category: 'S2', at: daysAgo(8), reply: more.otherReply },
    ],
  })
  await putTrial('instagram:coba', 'verified')
  await markAll()
  await publish()
  // A change of keys leaves nothing behind either.
  await markAll({ DATA_KEYS: `${nextDataKey},${firstDataKey}` })
}

beforeEach(run)

describe('a dump of all tables', () => {
  it('has no number, phone, holder, reply or token of the run in it', async () => {
    const dump = await dumpDatabase()
    const spelled = Object.values({ ...secrets, ...more })
    const withoutCountryCode = spelled.filter(text => text.startsWith('62')).map(text => text.slice(2))
    const keyed = [secrets.number, secrets.reportedNumber].flatMap(number => [
      `014:${number}`,
      `008:${number}`,
    ])
    for (const secret of [...spelled, ...withoutCountryCode, ...keyed, env.OPERATOR_TOKEN]) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(btoa(secret).replace(/=+$/, '').slice(0, -1))
    }
    for (const key of [env.DATA_KEYS, env.VOPRF_KEYS, env.INDEX_KEYS, env.MANIFEST_KEYS]) {
      for (const part of key.split(/[,:]/).filter(text => text.length > 20)) expect(dump).not.toContain(part)
    }
    // What is looked for would be found: names of shops are public and stand there.
    expect(dump).toContain('toko-kedua')
  })
})

/** Every text and number of a dump: what a thief could compare a guess with. */
async function readValues(): Promise<Set<string>> {
  const rows = (await dumpDatabase())
    .split('\n')
    .flatMap(line => JSON.parse(line) as Record<string, unknown>[])
  const texts = rows.flatMap(row => Object.values(row).map(value => String(value)))
  return new Set(texts.flatMap(text => [text, ...text.split(/[./:,]/)]))
}

const spellings: Record<string, (bytes: Uint8Array) => string> = {
  hex: bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(''),
  base64: bytes => btoa(String.fromCharCode(...bytes)),
  base64url: bytes =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, ''),
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16))

async function toHmac(key: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', hmac, message))
}

/** Every value that can be made of a number, its evaluation and the strings of the dump without our keys. */
async function* toGuesses(
  key: string,
  output: Uint8Array<ArrayBuffer>,
  words: ReadonlySet<string>,
): AsyncGenerator<[string, Uint8Array]> {
  const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text))
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]))
  const group = toDestinationIndex(output, 12)
  const groupBytes = Uint8Array.of(0, 1, group >> 8, group & 0xff)
  const messages: [string, Uint8Array<ArrayBuffer>][] = [
    ['key', encode(key)],
    ['input', encode(`amanah/v1/${key}`)],
    ['digits', encode(key.split(':').at(-1) ?? '')],
    ['output', output],
    ['labelled output', join(encode('output'), output)],
    ['labelled group', join(encode('group'), groupBytes)],
    ['first half', output.slice(0, 16)],
  ]
  for (const [name, message] of messages) {
    yield [name, message]
    yield [`SHA-256 of ${name}`, fromHex(await toSha256(message))]
    yield [`HMAC of ${name} under nothing`, await toHmac(new Uint8Array(32), message)]
    yield [`HMAC of ${name} under output`, await toHmac(output, message)]
    for (const word of words)
      yield [`HMAC of ${name} under ${word}`, await toHmac(encode(`${word}`), message)]
  }
}

describe('a thief of all tables who asks the server as well', () => {
  const truth = `bank:014:${secrets.number}`
  const candidates = [truth, ...Array.from({ length: 15 }, (_, i) => `bank:014:${1234567890400 + i}`)]

  it('gets evaluations of guesses, and finds no row by them', async () => {
    const asked = candidates.map(blind)
    const outputs = finalize(asked, await evaluate({ blinded: toTexts(asked) }, { address: makeAddress() }))
    const output = Uint8Array.from(outputs[0] ?? [])
    expect(output).toEqual(evaluateHere(truth))
    const values = await readValues()
    // Ids, names of keys, instants and the like: everything that is short enough to serve as a key of a digest.
    const words = new Set([...values].filter(value => value !== '' && value.length <= 64).slice(0, 400))
    let guesses = 0
    for await (const [name, bytes] of toGuesses(truth, output, words)) {
      guesses++
      for (const [spelling, spell] of Object.entries(spellings)) {
        const text = spell(bytes)
        for (const part of [text, text.slice(0, 32)]) {
          if (part.length >= 16) expect([name, spelling, values.has(part)]).toEqual([name, spelling, false])
        }
      }
    }
    expect(guesses).toBeGreaterThan(500)
  })

  it('would find the row with the index key, which is why that lies elsewhere', async () => {
    const [id = '', base64 = ''] = testIndexKeys[0].split(':')
    const key = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    const output = evaluateHere(truth)
    const message = Uint8Array.from([...new TextEncoder().encode('output'), ...output])
    const digest = spellings.hex?.(await toHmac(key, message))
    expect(await dumpDatabase()).toContain(`${id}.${digest}`)
  })

  it('learns nothing by the bucket: rows of one bucket stand apart from it', async () => {
    const group = toDestinationIndex(evaluateHere(truth), 12)
    const { results } = await env.DB.prepare('SELECT * FROM destination_mark').all<Record<string, unknown>>()
    const columns = Object.keys(results[0] ?? {}).toSorted()
    expect(columns).toEqual([
      'destination_id',
      'digest',
      'epoch',
      'finding_id',
      'group_digest',
      'sealed_output',
    ])
    for (const row of results) {
      for (const value of Object.values(row)) expect([group, String(group)]).not.toContain(value)
    }
  })

  it('sees that two rows speak of one number, and not of which', async () => {
    const { results } = await env.DB.prepare(
      'SELECT digest, count(*) AS count FROM destination_mark GROUP BY digest',
    ).all<{ digest: string; count: number }>()
    expect(results.length).toBeGreaterThan(4)
    expect(results.every(({ digest }) => /^index1\.[0-9a-f]{64}$/.test(digest))).toBe(true)
  })

  it('has sixty guesses a day for each address, and then pays for each', async () => {
    const address = makeAddress()
    await spendBudget(address)
    expect((await evaluate({ blinded: toTexts([blind(truth)]) }, { address })).state).toBe('puzzle')
  })

  it('opens nothing without the data keys', async () => {
    const { results } = await env.DB.prepare(
      `SELECT sealed AS value FROM destination UNION ALL SELECT sealed_output FROM destination_mark`,
    ).all<{ value: string }>()
    expect(results.length).toBeGreaterThan(5)
    expect(results.every(({ value }) => /^v1\.next\.[\w+/]{16}\.[\w+/=]{40,}$/.test(value))).toBe(true)
    // The same number is sealed to another value in each row.
    expect(new Set(results.map(({ value }) => value)).size).toBe(results.length)
  })
})
