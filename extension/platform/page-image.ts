import { browser } from 'wxt/browser'
import type { Crop } from '#shared/device/image/decode-image'
import { logOnce } from './logger.ts'

/** A picture on a page: where it stands, and what the screen showed when somebody asked for it. */
export interface ImageSource {
  tabId: number
  frameId: number
  url: string
  capture: ScreenCapture | null
}

/** The visible part of a tab as a picture, and the part of it that is meant. */
export interface ScreenCapture {
  dataUrl: string
  crop: Crop | null
}

/** A page that hangs does not answer. */
const patienceMs = 9_000

/** Larger files than these are not carried out of a page. */
const mostBytes = 20 * 1024 * 1024

/**
 * What the tab in front shows. Needs the permission that a click on our button or menu gives for this tab, and must
 * come before anything else is opened over it.
 */
export async function captureScreen(crop: Crop | null = null): Promise<ScreenCapture | null> {
  try {
    const dataUrl = await browser.tabs.captureVisibleTab({ format: 'jpeg', quality: 95 })
    return dataUrl ? { dataUrl, crop } : null
  } catch (error) {
    // Pages of the browser itself and its store may not be looked at.
    logOnce('screen not captured', error)
    return null
  }
}

/**
 * What the tab in front shows, and where in it a picture stands. A panel that opens beside the page moves what is on it:
 * what did not keep its place is looked for in all that was captured.
 */
export async function captureImage(source: Omit<ImageSource, 'capture'>): Promise<ScreenCapture | null> {
  const before = await findOnScreen(source)
  const capture = await captureScreen(before)
  if (!capture || !before) return capture
  const after = await findOnScreen(source)
  const isStill = after !== null && sides.every(side => after[side] === before[side])
  return isStill ? capture : { ...capture, crop: null }
}

const sides = ['x', 'y', 'width', 'height'] as const

/** Where a picture stands on the screen, in the pixels of a capture; null when it is not in sight. */
async function findOnScreen({ tabId, frameId, url }: Omit<ImageSource, 'capture'>): Promise<Crop | null> {
  // Where a frame stands in its window it cannot tell: then the whole screen is looked at.
  if (frameId !== 0) return null
  return runInPage(tabId, frameId, rectOfImage, [url])
}

/** The bytes of a picture as its own page may read it, as a data URL; null when the page may not. */
export async function fetchInPage({
  tabId,
  frameId,
  url,
}: Omit<ImageSource, 'capture'>): Promise<string | null> {
  return runInPage(tabId, frameId, fetchAsDataUrl, [url, mostBytes])
}

async function runInPage<Args extends unknown[], Value>(
  tabId: number,
  frameId: number,
  func: (...args: Args) => Value | Promise<Value>,
  args: Args,
): Promise<Value | null> {
  try {
    const running = browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      // A page that is still loading, or never ends, is asked all the same.
      injectImmediately: true,
      func: func as (...args: unknown[]) => unknown,
      args,
    })
    const [frame] = (await Promise.race([running, afterPatience()])) ?? []
    return (frame?.result ?? null) as Value | null
  } catch {
    // The tab went on to another page, was closed, or is one that scripts may not enter.
    return null
  }
}

function afterPatience(): Promise<null> {
  return new Promise(resolve => setTimeout(() => resolve(null), patienceMs))
}

// NOTE: what follows is carried into the page as source text: it may use nothing from this file.

function rectOfImage(url: string): { x: number; y: number; width: number; height: number } | null {
  const inSight = Array.from(document.images)
    .filter(image => image.currentSrc === url || image.src === url)
    .map(image => image.getBoundingClientRect())
    .map(({ left, top, right, bottom }) => ({
      x: Math.max(0, left),
      y: Math.max(0, top),
      width: Math.min(right, innerWidth) - Math.max(0, left),
      height: Math.min(bottom, innerHeight) - Math.max(0, top),
    }))
    .filter(({ width, height }) => width > 20 && height > 20)
    .sort((a, b) => b.width * b.height - a.width * a.height)
  const [rect] = inSight
  if (!rect) return null
  const ratio = devicePixelRatio
  return {
    x: rect.x * ratio,
    y: rect.y * ratio,
    width: rect.width * ratio,
    height: rect.height * ratio,
  }
}

async function fetchAsDataUrl(url: string, most: number): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(8000) })
    const blob = await answer.blob()
    if (!answer.ok || blob.size === 0 || blob.size > most) return null
    return await new Promise(resolve => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.onerror = () => resolve(null)
      reader.readAsDataURL(blob)
    })
  } catch {
    return null
  }
}
