/** Why a file cannot be read as a picture. */
export type ImageProblem = 'not-image' | 'svg' | 'pdf' | 'too-large' | 'too-small' | 'undecodable'

/** Largest file that is looked at, and most pixels that are unpacked: beyond that lie bombs, not photos. */
export const imageLimits = { bytes: 20 * 1024 * 1024, pixels: 40_000_000, leastSide: 21 }

type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/bmp'

const latin = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** The type that the first bytes show; what a server or a file name says is not believed. */
export function sniffImage(
  bytes: Uint8Array,
): ImageType | Exclude<ImageProblem, 'undecodable' | 'too-small'> {
  if (bytes.length > imageLimits.bytes) return 'too-large'
  const head = latin(bytes, 0, 12)
  if (head.startsWith('\x89PNG\r\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  if (/^.{4}ftyp(?:avif|avis)/s.test(head)) return 'image/avif'
  if (head.startsWith('BM')) return 'image/bmp'
  if (head.startsWith('%PDF')) return 'pdf'
  return /<svg[\s>]/i.test(latin(bytes, 0, 1000)) ? 'svg' : 'not-image'
}
