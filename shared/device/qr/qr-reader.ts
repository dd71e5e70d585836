import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import { type Pixels, scalePixels } from '#shared/device/qr/scale-pixels'

/** A QR code found in a picture. */
export interface QrCode {
  text: string
  /** Share of the picture's area that it covers, 0 to 1. */
  share: number
}

export interface QrFindings {
  /** The largest first; the same text stands once. */
  codes: QrCode[]
  /** At least one more code is there whose content could not be read: blurred, cut off, painted over. */
  isUnreadableSeen: boolean
}

export interface QrReader {
  read(picture: Pixels): Promise<QrFindings>
}

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  returnErrors: true,
  maxNumberOfSymbols: 16,
}

/** A picture of so many pixels shows every code that can be read; a larger one only takes longer. */
const enoughPixels = 4_000_000

/** Pictures below this are worth a second look enlarged, above it one reduced. */
const middleSide = 700

/**
 * A reader of QR codes on the device: any rotation, light on dark, several in one picture. The wasm is passed in,
 * because by itself the library would fetch it from a CDN.
 */
export function createQrReader(wasm: { url: string } | { bytes: ArrayBuffer }): QrReader {
  const overrides = 'url' in wasm ? { locateFile: () => wasm.url } : { wasmBinary: wasm.bytes }
  prepareZXingModule({ overrides, fireImmediately: false })
  return { read }
}

/** A code that is not found as it is may be in another size or with its noise closed; only then is more time spent. */
async function read(picture: Pixels): Promise<QrFindings> {
  let isUnreadableSeen = false
  for (const [pixels, more] of attemptsAt(picture)) {
    // The page gets its turn: a picture without a code costs every attempt.
    await new Promise(resolve => setTimeout(resolve))
    const results = await readBarcodes(pixels() as ImageData, { ...options, ...more })
    const valid = results.filter(({ isValid, text }) => isValid && text !== '')
    isUnreadableSeen ||= results.length > valid.length
    if (valid.length > 0) return { codes: toCodes(valid, pixels()), isUnreadableSeen }
  }
  return { codes: [], isUnreadableSeen }
}

function attemptsAt(picture: Pixels): [pixels: () => Pixels, more: ReaderOptions][] {
  const itself = () => picture
  const enough = once(() => toEnough(picture))
  const factor = Math.min(picture.width, picture.height) < middleSide ? 2 : 0.5
  const another = once(() => scalePixels(enough(), factor))
  return [
    [itself, {}],
    [another, {}],
    [enough, { tryDenoise: true, binarizer: 'GlobalHistogram' }],
    [another, { tryDenoise: true }],
  ]
}

function toEnough(picture: Pixels): Pixels {
  const area = picture.width * picture.height
  return area > enoughPixels ? scalePixels(picture, Math.sqrt(enoughPixels / area)) : picture
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function toCodes(results: readonly ReadResult[], { width, height }: Pixels): QrCode[] {
  const byText = new Map<string, QrCode>()
  for (const result of results) {
    const share = areaOf(result) / (width * height)
    const known = byText.get(result.text)
    if (!known || known.share < share) byText.set(result.text, { text: result.text, share })
  }
  return [...byText.values()].toSorted((a, b) => b.share - a.share)
}

/** Area of the quadrilateral between the corners (shoelace formula), in square pixels. */
function areaOf({ position }: ReadResult): number {
  const { topLeft, topRight, bottomRight, bottomLeft } = position
  const corners = [topLeft, topRight, bottomRight, bottomLeft]
  const doubled = corners.reduce((sum, { x, y }, i) => {
    const next = corners[(i + 1) % corners.length] ?? topLeft
    return sum + x * next.y - next.x * y
  }, 0)
  return Math.abs(doubled) / 2
}
