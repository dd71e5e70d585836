import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { decodeImage } from '#shared/device/image/decode-image'
import type { ImageProblem } from '#shared/device/image/image-bytes'
import { createQrReader, type QrReader } from '#shared/device/qr/qr-reader'
import { type PictureReading, readQrisOf } from '#shared/device/qr/read-qris'
import { type Result, toOk } from '#shared/rules/result'

let reader: QrReader | null = null

/** The QR codes of a picture. Loaded with its wasm when the first picture comes. */
export async function readQris(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<PictureReading, ImageProblem>> {
  const decoded = await decodeImage(bytes)
  if (!decoded.ok) return decoded
  reader ??= createQrReader({ url: wasmUrl })
  return toOk(await readQrisOf(decoded.value, reader))
}
