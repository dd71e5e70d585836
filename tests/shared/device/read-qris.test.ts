import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import { createQrReader, type QrReader } from '#shared/device/qr/qr-reader'
import { readQrisOf, toPictureCode } from '#shared/device/qr/read-qris'
import { type Pixels, scalePixels } from '#shared/device/qr/scale-pixels'
import {
  addNoise,
  beside,
  blur,
  cover,
  drawQr,
  fade,
  inCorner,
  invert,
  mirror,
  paint,
  readerWasm,
  rotate,
  tilt,
} from '../../fixtures/qr-pictures.ts'
import { qrisText, sealQris } from '../../fixtures/qris-texts.ts'

let reader: QrReader
let picture: Pixels
beforeAll(async () => {
  reader = createQrReader({ bytes: readerWasm() })
  picture = await drawQr(qrisText())
})
const read = (pixels: Pixels) => readQrisOf(pixels, reader)
const isRead = async (pixels: Pixels) => {
  const { codes } = await read(pixels)
  expect(codes).toMatchObject([
    { kind: 'qris', qris: { key: 'qris:ID1020000000044', name: 'WARUNG CONTOH' } },
  ])
}

describe('one QRIS, however it is photographed', () => {
  const distortions: [string, (picture: Pixels) => Pixels][] = [
    ['as it is', same => same],
    ...[7, 33, 45, 90, 180, 270].map((degrees): [string, (picture: Pixels) => Pixels] => [
      `turned by ${degrees}°`,
      upright => rotate(upright, degrees),
    ]),
    ['light on dark', invert],
    ['light on dark and turned', upright => rotate(invert(upright), 20)],
    ['mirrored', mirror],
    ['a little blurred', sharp => blur(sharp, 2)],
    ['more blurred', sharp => blur(sharp, 4)],
    ['noisy', clean => addNoise(clean, 90)],
    ['pale', clean => fade(clean, 150, 220)],
    ['seen from the side', straight => tilt(straight, 0.25)],
    ['a thumbnail', large => scalePixels(large, 0.28)],
    ['enlarged', small => scalePixels(small, 3)],
    ['with a logo in its middle', clean => cover(clean, 0.02)],
    ['small in a large photo', small => inCorner(scalePixels(small, 0.5), 1800, 1200)],
  ]
  test.each(distortions)('%s', async (_, distort) => isRead(distort(picture)))
})

describe('what is not one whole QRIS', () => {
  test('several in one picture are all there, each once', async () => {
    const other = await drawQr(qrisText('TOKO LAIN'))
    const { codes } = await read(beside(picture, other, picture))
    expect(codes.map(code => code.kind === 'qris' && code.qris.name).toSorted()).toEqual([
      'TOKO LAIN',
      'WARUNG CONTOH',
    ])
  })
  test('a QRIS comes before a larger code of another kind', async () => {
    const { codes } = await read(beside(await drawQr('https://contoh.invalid/promo', 12), picture))
    expect(codes.map(({ kind }) => kind)).toEqual(['qris', 'other'])
  })
  test('a wrong CRC is damage', async () => {
    const { codes } = await read(await drawQr(`${qrisText().slice(0, -4)}0000`))
    expect(codes.map(({ kind }) => kind)).toEqual(['damaged'])
  })
  test('an unfinished one too', async () => {
    const { codes } = await read(await drawQr(qrisText().slice(0, 80)))
    expect(codes.map(({ kind }) => kind)).toEqual(['damaged'])
  })
  test('another QR code is told apart', async () => {
    const { codes } = await read(await drawQr('https://wa.me/6281234567890'))
    expect(codes).toEqual([{ kind: 'other', text: 'https://wa.me/6281234567890' }])
  })
  test('a payment code of another country is no QRIS', () => {
    const foreign = sealQris('00020101021126130009sg.paynow53037025802SG5904SHOP')
    expect(toPictureCode(foreign)).toMatchObject({ kind: 'foreign', qris: { country: 'SG' } })
  })
  test('a code painted over is seen, not read', async () => {
    expect(await read(cover(picture, 0.2))).toEqual({ codes: [], isUnreadableSeen: true })
  })
  test('a picture without any code', async () => {
    const stripes = paint(400, 300, (x, y) => (((x >> 3) + (y >> 4)) % 2) * 200)
    expect(await read(stripes)).toEqual({ codes: [], isUnreadableSeen: false })
    expect(await read(paint(21, 21, () => 255))).toEqual({ codes: [], isUnreadableSeen: false })
  })
  test('hostile content stays text', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e6281'
    expect((await read(await drawQr(hostile))).codes).toEqual([{ kind: 'other', text: hostile }])
  })
})

const vectors = join(import.meta.dirname, '../../../../shared/vectors/qris')
const isThere = existsSync(vectors)
const reason = isThere ? '' : ' (skipped: ../shared/vectors/qris is not there)'

describe.skipIf(!isThere)(`pictures of the vectors${reason}`, () => {
  const { good } = isThere
    ? (JSON.parse(readFileSync(join(vectors, 'vectors.json'), 'utf8')) as {
        good: { id: string; payload: string }[]
      })
    : { good: [] }
  const files = isThere ? readdirSync(join(vectors, 'img')) : ['none']
  test.each(files)('%s', async file => {
    const bytes = new Uint8Array(readFileSync(join(vectors, 'img', file)))
    // The library unpacks PNG by itself, so that this runs without a browser.
    const [found] = await readBarcodes(bytes, { formats: ['QRCode'] })
    expect(found?.text).toBe(good.find(({ id }) => file === `${id}.png`)?.payload)
  })
})
