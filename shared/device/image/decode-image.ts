import { imageSize } from 'image-size'
import { type ImageProblem, imageLimits, sniffImage } from '#shared/device/image/image-bytes'
import { type Result, toOk, toProblem } from '#shared/rules/result'

/** Part of a picture, in its own pixels. */
export interface Crop {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Unpacks a picture, within the limits, for extension pages and web pages; `crop` takes a part of it. How large it
 * is, is read from its head: unpacking a bomb to find that out would be too late.
 */
export async function decodeImage(
  bytes: Uint8Array<ArrayBuffer>,
  crop: Crop | null = null,
): Promise<Result<ImageData, ImageProblem>> {
  const type = sniffImage(bytes)
  if (!isImageType(type)) return toProblem(type)
  const size = sizeOf(bytes)
  if (!size) return toProblem('undecodable')
  if (size.width * size.height > imageLimits.pixels) return toProblem('too-large')
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([bytes], { type }))
  } catch {
    // Begins as a picture and is none, or none that this browser can unpack.
    return toProblem('undecodable')
  }
  try {
    // The head may have lied.
    if (bitmap.width * bitmap.height > imageLimits.pixels) return toProblem('too-large')
    return draw(bitmap, clip(crop ?? { x: 0, y: 0, width: bitmap.width, height: bitmap.height }, bitmap))
  } finally {
    bitmap.close()
  }
}

function draw(bitmap: ImageBitmap, { x, y, width, height }: Crop): Result<ImageData, ImageProblem> {
  if (Math.min(width, height) < imageLimits.leastSide) return toProblem('too-small')
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) return toProblem('undecodable')
  // What shows through is white, as on the page that most codes are drawn for.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, -x, -y)
  return toOk(context.getImageData(0, 0, width, height))
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(bytes)
  } catch {
    // A head that is cut off or lies.
    return null
  }
}

function isImageType(type: string): type is `image/${string}` {
  return type.startsWith('image/')
}

function clip(crop: Crop, { width, height }: ImageBitmap): Crop {
  const x = Math.min(Math.max(0, Math.round(crop.x)), width)
  const y = Math.min(Math.max(0, Math.round(crop.y)), height)
  return {
    x,
    y,
    width: Math.min(Math.round(crop.width), width - x),
    height: Math.min(Math.round(crop.height), height - y),
  }
}
