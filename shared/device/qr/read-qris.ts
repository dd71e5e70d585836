import type { QrReader } from '#shared/device/qr/qr-reader'
import type { Pixels } from '#shared/device/qr/scale-pixels'
import { parseQris, type Qris } from '#shared/rules/qris'

/**
 * What a code in a picture is. `damaged`: begins as a QRIS and is incomplete or fails its check, which is never
 * called forged. `foreign`: a payment code of the same standard that names no Indonesian merchant.
 */
export type PictureCode =
  | { kind: 'qris'; qris: Qris; text: string }
  | { kind: 'foreign'; qris: Qris; text: string }
  | { kind: 'damaged'; text: string }
  | { kind: 'other'; text: string }

export interface PictureReading {
  codes: PictureCode[]
  /** More codes are there than could be read. */
  isUnreadableSeen: boolean
}

const order: readonly PictureCode['kind'][] = ['qris', 'foreign', 'damaged', 'other']

/** Every code in a picture, QRIS first, then by size. */
export async function readQrisOf(picture: Pixels, reader: QrReader): Promise<PictureReading> {
  const { codes, isUnreadableSeen } = await reader.read(picture)
  const read = codes.map(({ text }) => toPictureCode(text))
  return {
    codes: read.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    isUnreadableSeen,
  }
}

export function toPictureCode(text: string): PictureCode {
  const parsed = parseQris(text)
  if (!parsed.ok) return { kind: parsed.problem === 'not-qris' ? 'other' : 'damaged', text }
  return { kind: parsed.value.key ? 'qris' : 'foreign', qris: parsed.value, text }
}
