import type { Crop } from '#shared/device/image/decode-image'
import { hasImageAccess } from '../../platform/host-access.ts'
import { fetchInPage, type ImageSource } from '../../platform/page-image.ts'

/** Where the bytes of a picture came from; the screen shows pixels, without the file behind them. */
export type ImageOrigin = 'page' | 'host' | 'screen' | 'file'

export interface GotImage {
  bytes: Uint8Array<ArrayBuffer>
  crop: Crop | null
  from: ImageOrigin
}

/** `ask`: the next rung needs the permission for a host, which only a click may ask for. */
export type Climbed =
  | { state: 'got'; image: GotImage }
  | { state: 'ask'; host: string }
  | { state: 'failed'; reason?: string }

const longestWaitMs = 10_000
/** The largest file that is read, written as a data URL. */
const longestDataUrl = 28_000_000

/** Gets a picture in this order: inside its page, from its host where we may, from what the screen showed. */
export async function getImage(source: ImageSource): Promise<Climbed> {
  const dataUrl = source.url.startsWith('data:') ? source.url : await fetchInPage(source)
  const bytes = isDataUrl(dataUrl) ? await fetchBytes(dataUrl) : null
  if (bytes) return { state: 'got', image: { bytes, crop: null, from: 'page' } }
  const host = hostOf(source.url)
  if (host === null) return getFromScreen(source)
  return (await hasImageAccess(host)) ? getFromHost(source) : { state: 'ask', host: host.hostname }
}

/** From the host of the picture, once it is allowed; what does not come from there is taken from the screen. */
export async function getFromHost(source: ImageSource): Promise<Climbed> {
  const bytes = await fetchBytes(source.url)
  return bytes ? { state: 'got', image: { bytes, crop: null, from: 'host' } } : getFromScreen(source)
}

export async function getFromScreen({ capture }: Pick<ImageSource, 'capture'>): Promise<Climbed> {
  const bytes = capture && (await fetchBytes(capture.dataUrl))
  if (!bytes) return { state: 'failed' }
  return { state: 'got', image: { bytes, crop: capture.crop, from: 'screen' } }
}

/** The host to ask for; pictures of blob and data addresses have none, and plain http is not asked for. */
export function hostOf(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed?.protocol === 'https:' ? parsed : null
}

/** What a page hands out may be anything: its process is not ours. */
function isDataUrl(given: unknown): given is string {
  return typeof given === 'string' && given.startsWith('data:') && given.length <= longestDataUrl
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longestWaitMs),
    })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    // Refused by the host, offline, or too slow: the next rung decides.
    return null
  }
}
