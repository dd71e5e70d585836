import { create } from 'zustand'
import { imageLimits } from '#shared/device/image/image-bytes'
import type { PictureReading } from '#shared/device/qr/read-qris'
import { requestImageAccess } from '../../platform/host-access.ts'
import { logOnce } from '../../platform/logger.ts'
import type { ImageSource, ScreenCapture } from '../../platform/page-image.ts'
import {
  type Climbed,
  type GotImage,
  getFromHost,
  getFromScreen,
  getImage,
  hostOf,
  type ImageOrigin,
} from '../check/image-ladder.ts'

/** `previewUrl`: the picture as it is read, an object URL. */
export type Picture =
  | { kind: 'none' | 'loading' }
  | { kind: 'ask'; host: string; source: ImageSource }
  | { kind: 'reading'; from: ImageOrigin; previewUrl: string }
  | { kind: 'read'; from: ImageOrigin; previewUrl: string; reading: PictureReading }
  | { kind: 'failed'; reason: string }

interface PictureState {
  picture: Picture
  openSource(source: ImageSource): Promise<void>
  openScreen(capture: ScreenCapture | null): Promise<void>
  openFile(file: Blob): Promise<void>
  /** Call it in a click: browsers ask for a permission then only. */
  allow(source: ImageSource): Promise<void>
  takeScreen(source: ImageSource): Promise<void>
}

/** What a file is refused for by its kind is read from the screen, where it was seen. */
const readableOnScreen = new Set(['svg', 'undecodable', 'too-small', 'not-image'])

let latest = 0

export const usePicture = create<PictureState>((set, get) => {
  /** Shows what comes of the picture that is opened now, unless another one is opened meanwhile. */
  function begin(): (picture: Picture) => void {
    latest++
    const turn = latest
    return picture => {
      if (turn !== latest) return forget(picture, get().picture)
      forget(get().picture, picture)
      set({ picture })
    }
  }

  async function follow(climbing: Promise<Climbed>, source: ImageSource | null): Promise<void> {
    const show = begin()
    show({ kind: 'loading' })
    const climbed = await climbing.catch((error): Climbed => {
      logOnce('picture not taken', error)
      return { state: 'failed' }
    })
    if (climbed.state === 'ask' && source) return show({ kind: 'ask', host: climbed.host, source })
    if (climbed.state !== 'got') {
      const reason = climbed.state === 'failed' ? climbed.reason : undefined
      return show({ kind: 'failed', reason: reason ?? 'unavailable' })
    }
    await read(climbed.image, source, show)
  }

  async function read(image: GotImage, source: ImageSource | null, show: (picture: Picture) => void) {
    const { from } = image
    const previewUrl = URL.createObjectURL(new Blob([image.bytes]))
    show({ kind: 'reading', from, previewUrl })
    try {
      const { readPicture } = await import('../check/read-picture.ts')
      const reading = await readPicture(image)
      if (reading.ok) return show({ kind: 'read', from, previewUrl, reading: reading.value })
      const isSeen = from !== 'screen' && source?.capture && readableOnScreen.has(reading.problem)
      const screen = isSeen ? await getFromScreen(source) : null
      if (screen?.state === 'got') return read(screen.image, null, show)
      show({ kind: 'failed', reason: reading.problem })
    } catch (error) {
      logOnce('reader of QR codes failed', error)
      show({ kind: 'failed', reason: 'broken' })
    }
  }

  return {
    picture: { kind: 'none' },
    openSource: source => follow(getImage(source), source),
    openScreen: async capture => {
      if (capture) await follow(getFromScreen({ capture }), null)
      else begin()({ kind: 'failed', reason: 'unscreened' })
    },
    openFile: file => follow(toGot(file), null),
    // Its turn begins with the click: a file that is opened while the browser asks is the later one.
    allow: source => follow(askAndGet(source), source),
    takeScreen: source => follow(getFromScreen(source), source),
  }
})

async function askAndGet(source: ImageSource): Promise<Climbed> {
  const host = hostOf(source.url)
  const isAllowed = host !== null && (await requestImageAccess(host))
  return isAllowed ? getFromHost(source) : getFromScreen(source)
}

async function toGot(file: Blob): Promise<Climbed> {
  if (file.size > imageLimits.bytes) return { state: 'failed', reason: 'too-large' }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { state: 'got', image: { bytes, crop: null, from: 'file' } }
  } catch {
    // A folder was dropped, or the file is gone.
    return { state: 'failed', reason: 'unreadable-file' }
  }
}

/** Frees the bytes behind a picture that is no longer shown. */
function forget(old: Picture, next: Picture): void {
  const url = 'previewUrl' in old ? old.previewUrl : null
  if (url && !('previewUrl' in next && next.previewUrl === url)) URL.revokeObjectURL(url)
}
